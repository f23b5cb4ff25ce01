"""The fixtures of rooms, for the tests of the REST API; each counts its requests from the beginning."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.room_fixtures import eager_watch, lobby, no_places, process, room, visitors

__all__ = ["eager_watch", "lobby", "no_places", "process", "room", "visitors"]


@pytest.fixture(autouse=True)
def counts() -> Iterator[None]:
    yield
    cache.clear()
