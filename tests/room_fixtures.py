"""Fixtures of the tests that open rooms: the room, its visitors, and a watch that does not make them wait."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from channels.layers import channel_layers, get_channel_layer
from channels_redis.pubsub import RedisPubSubChannelLayer
from django.conf import settings

from mapmarkers import services
from project.realtime import drain, watch
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.services import chat_say
from tests.visitors import Visitors

ANA = Author("g-ana", "Ana")
BEN = Author("g-ben", "Ben")

with_redis = pytest.mark.skipif(not settings.REDIS_URL, reason="there is one process without Redis")
without_redis = pytest.mark.skipif(bool(settings.REDIS_URL), reason="other processes are told by Redis")


@pytest.fixture
def no_places(settings: Any) -> None:
    """Nothing but what a test does becomes an event: the geocoder stays quiet."""
    settings.PLACES = False


@pytest.fixture
def room(transactional_db: None, no_places: None) -> Room:
    """A map that opens with its links only."""
    return Room.objects.create(kind="map", title="Harbour")


@pytest.fixture
def lobby(transactional_db: None, no_places: None) -> Room:
    """The map that is open to everyone."""
    return Room.objects.get(kind="map", slug="lobby")


@pytest.fixture
async def process(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """What a process does beside its sockets, in the test's event loop, ends with the test."""
    monkeypatch.setattr(drain, "_callbacks", [])
    yield
    await end_process()


async def end_process() -> None:
    """End our tasks while the layer's own still run: at its end each unsubscribes, and waits for an answer."""
    await drain.finished()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    ours = {task for task in others if "channels_redis" not in repr(task)}
    while ours:
        for task in ours:
            task.cancel()
        _, ours = await asyncio.wait(ours, timeout=0.1)  # redis-py may swallow a cancellation
    if isinstance(layer := get_channel_layer(), RedisPubSubChannelLayer):
        await layer.flush()
    channel_layers.backends.clear()  # what waits in a layer in memory is not for the next test


@pytest.fixture
async def visitors(process: None) -> AsyncIterator[Visitors]:
    visitors = Visitors()
    yield visitors
    await visitors.leave()


@pytest.fixture
def eager_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the database every 20 ms instead of every 2 s."""
    monkeypatch.setattr(watch, "BEAT", 0.01)


@pytest.fixture
def no_limits(settings: Any) -> None:
    settings.COMMANDS_PER_SECOND = settings.LIVE_PER_SECOND = 100_000


@pytest.fixture
def no_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every notice of a commit is lost, on the layer and within the process."""
    monkeypatch.setattr("project.realtime.process_channel.tell_room", lambda *_: None)


def add_marker(room: Room, *, by: Author = ANA, op: str = "", id: UUID | None = None, **fields: Any) -> UUID:
    """Put a marker on the map the way a script does; its id."""
    id = id or uuid4()
    services.marker_add(room, by=by, op=op, id=id, **{"lat": 1.0, "lng": 2.0, **fields})
    return id


def say(room: Room, text: str, by: Author = ANA, op: str = "") -> int:
    """Say something in the chat the way a script does; its seq."""
    return chat_say(room, by=by, op=op, text=text).seq
