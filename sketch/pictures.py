"""The uploaded pictures that the items of a board show."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from project.images.models import Image
from project.images.services import images_of
from project.realtime import events
from project.realtime.identity import SYSTEM
from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch.items import Entry


def check(room: Room, images: Iterable[str]) -> None:
    """`Refused` if one of these was not uploaded to this room."""
    wanted = {*images}
    if wanted and len(images_of(room, map(UUID, wanted))) < len(wanted):
        raise Refused("not_found", "There is no such picture in this room. Upload it first.")


def known(room: Room, items: Iterable[Entry]) -> dict[str, Any]:
    """What is known of the pictures that these items show, by their id."""
    wanted = {UUID(item["image"]) for item in items if item.get("image")}
    return {id: image.as_dict() for id, image in images_of(room, wanted).items()} if wanted else {}


def illustrate(image: Image, **_: Any) -> None:
    """The worker has made its sizes (`image_ready`): say so of each item that shows it."""
    with events.writing(image.room) as log:
        for item in log.room.items.filter(image=image.id, removed_at=None).order_by("id"):
            log.append("item.illustrated", {"id": str(item.id), "image": image.as_dict()}, by=SYSTEM)
