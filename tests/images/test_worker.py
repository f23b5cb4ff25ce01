"""The `thumbnail` worker: what it makes of an upload, and who hears of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from channels.layers import get_channel_layer

from project.asgi import application
from project.images import services
from project.images.models import Image
from project.images.signals import image_ready
from project.realtime import worker
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.worker import Worker
from tests.images.making import told, upload, work
from tests.images.pictures import files_under, picture, rotated_photo
from tests.room_fixtures import without_redis
from tests.visitors import Visitors

__all__ = ["told"]


def test_a_picture_is_made_and_told_of(room: Room, places: Path, told: list[UUID]) -> None:
    uploaded = upload(room)
    image = work()
    assert (image.ready, image.upload, image.sizes) == (True, "", [[320, 160], [700, 350]])
    urls = [f"/media/images/{image.place}/{width}.webp" for width in (320, 700)]
    assert files_under(places) == [url[1:] for url in urls]
    assert image.as_dict()["url"] == urls[1]
    assert image.as_dict()["sizes"][0] == {"url": urls[0], "width": 320, "height": 160}
    assert told == [uploaded.id]
    assert room.events.get().data == image.as_dict()
    assert services.claim() is None


def test_the_oldest_comes_first(room: Room) -> None:
    first, second = upload(room), upload(room)
    assert [work().pk, work().pk] == [first.pk, second.pk]


def test_a_damaged_picture_fails_for_good(room: Room, places: Path, told: list[UUID]) -> None:
    upload(room, picture("PNG", (400, 400))[:300] + b"IEND")
    image = work()
    assert (image.ready, image.failed, image.bytes) == (False, "This picture is damaged.", 0)
    assert services.claim() is None
    assert not files_under(places)
    assert not told


@pytest.fixture
async def worker_runs(visitors: Visitors) -> AsyncIterator[None]:
    """A worker, as `runworker thumbnail` has it."""
    running = asyncio.create_task(Worker(application, ["thumbnail"], get_channel_layer()).arun())
    yield
    running.cancel()


@pytest.fixture
async def ready() -> AsyncIterator["asyncio.Queue[UUID]"]:
    """The pictures that become ready, one after the other."""
    queue: asyncio.Queue[UUID] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def hear(image: Image, **_: Any) -> None:
        loop.call_soon_threadsafe(queue.put_nowait, image.id)

    image_ready.connect(hear)
    yield queue
    image_ready.disconnect(hear)


@pytest.mark.usefixtures("worker_runs")
async def test_open_sockets_hear_of_each_picture(
    room: Room, visitors: Visitors, told: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "GATHER", 0.01)
    ben = await visitors.enter(room, "Ben", "viewer")
    photo = await in_thread(upload, room, rotated_photo(6, (400, 200)))
    await in_thread(upload, room)
    heard = await ben.event("item.illustrated")
    assert (heard["id"], heard["width"], heard["height"], heard["ready"]) == (str(photo.id), 200, 400, True)
    await ben.up_to(2)


@pytest.fixture
async def three_waiting(room: Room, process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures that no worker was reminded of."""
    monkeypatch.setattr(worker, "remind", lambda *_: None)
    for _ in range(3):
        await in_thread(upload, room)


@pytest.mark.usefixtures("three_waiting", "ready", "worker_runs")
async def test_the_beat_finds_what_nobody_said(ready: "asyncio.Queue[UUID]") -> None:
    async with asyncio.timeout(20):
        assert len({await ready.get() for _ in range(3)}) == 3


@without_redis
async def test_in_memory_the_first_socket_brings_the_worker(
    room: Room, visitors: Visitors, ready: "asyncio.Queue[UUID]"
) -> None:
    image = await in_thread(upload, room)
    await visitors.enter(room, "Ana", "viewer")
    async with asyncio.timeout(20):
        assert await ready.get() == image.id
