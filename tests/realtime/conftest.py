"""The fixtures of rooms, for the tests of the core."""

from tests.room_fixtures import (
    eager_watch,
    lobby,
    no_limits,
    no_notices,
    no_places,
    process,
    room,
    visitors,
)

__all__ = ["eager_watch", "lobby", "no_limits", "no_notices", "no_places", "process", "room", "visitors"]
