"""What tests do with pictures from an upload to its files, and what receivers hear of it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from project.images import services, thumbnail_worker
from project.images.models import Image
from project.images.signals import image_ready
from project.realtime import events
from project.realtime.identity import SYSTEM
from project.realtime.models import Room
from tests.images.pictures import picture, sent
from tests.room_fixtures import ANA


def upload(room: Room, content: bytes | None = None) -> Image:
    return services.image_add(room, by=ANA, file=sent(content or picture(size=(700, 350))))[0]


def work() -> Image:
    """What a worker does with the next picture; the picture afterwards."""
    image = services.claim()
    assert image
    thumbnail_worker.make(image)
    return Image.objects.get(pk=image.pk)


@pytest.fixture
def told() -> Iterator[list[UUID]]:
    """The pictures that receivers hear of, each of which becomes an event of its room."""
    heard: list[UUID] = []

    def hear(image: Image, **_: Any) -> None:
        heard.append(image.id)
        with events.writing(image.room) as log:
            log.append("item.illustrated", image.as_dict(), by=SYSTEM)

    image_ready.connect(hear)
    yield heard
    image_ready.disconnect(hear)
