"""The fixtures of rooms, for the tests of the board."""

import pytest

from project.realtime.models import Room
from tests.room_fixtures import eager_watch, no_limits, no_notices, no_places, process, visitors

__all__ = ["eager_watch", "no_limits", "no_notices", "no_places", "process", "visitors"]


@pytest.fixture
def board(transactional_db: None) -> Room:
    """A board that opens with its links only."""
    return Room.objects.create(kind="sketch", title="Plan")
