"""The fixtures of rooms, for the tests that hold the documentation to what rooms say."""

from tests.room_fixtures import eager_watch, no_limits, no_places, process, room, visitors

__all__ = ["eager_watch", "no_limits", "no_places", "process", "room", "visitors"]
