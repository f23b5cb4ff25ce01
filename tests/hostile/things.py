"""A room of each kind with a thing in it, made by the very command that adds one."""

from typing import Any
from uuid import UUID, uuid4

from project.realtime.events import writing
from project.realtime.messages import Command
from project.realtime.models import Room
from tests.hostile.frames_of import consumers, least
from tests.room_fixtures import ANA

# What a struct alone does not say: which fields make sense together
FIELDS: dict[str, dict[str, Any]] = {
    "marker.add": {"lat": 1.0, "lng": 2.0, "title": "Ours"},
    "item.add": {"kind": "rectangle", "x": 0, "y": 0, "w": 10, "h": 10},
    "post.add": {"body": "Ours"},
    "stroke.draw": {"points": "2??"},
    "items.drag": {"id": "all"},
}
BY_PREFIX = {"stroke.draw", "stroke.end"}  # these name an item by the first eight characters of its id
KINDS = sorted(consumers())


def commands(kind: str) -> dict[str, type[Command]]:
    return {str(struct.__struct_config__.tag): struct for struct in consumers()[kind].services}


def adding(kind: str) -> type[Command]:
    """The command that adds one thing; every kind needs one here."""
    (found,) = commands(kind).keys() & FIELDS.keys()
    return commands(kind)[found]


def frame_for(struct: type[Any], id: UUID, **more: Any) -> dict[str, Any]:
    """A frame that names this thing wherever a thing can be named."""
    tag = str(struct.__struct_config__.tag)
    listed = {"remove": [str(id)], "ids": [str(id)]}
    known = {"id": str(id), "version": 1, "seq": 1, "step": 1, **listed, **FIELDS.get(tag, {}), **more}
    if tag == "room.undo":
        known.pop("step")  # either this or a person
    known = {name: value for name, value in known.items() if name in struct.__struct_fields__}
    if tag in BY_PREFIX:
        known["id"] = str(id)[:8]
    return {"type": tag, **least(struct, **known)}


def room_with_thing(kind: str, title: str = "Theirs") -> tuple[Room, UUID]:
    room, id = Room.objects.create(kind=kind, title=title), uuid4()
    struct = adding(kind)
    fields = {"id": id, **FIELDS[str(struct.__struct_config__.tag)]}
    with writing(room) as log:
        consumers()[kind].services[struct](log.room, by=ANA, op="", **fields)
    room.refresh_from_db()
    return room, id


def state(room: Room) -> tuple[int, str, dict[str, Any]]:
    """All that can be changed in a room, as it is now."""
    now = Room.objects.get(pk=room.pk)
    return now.seq, now.title, consumers()[room.kind].state_of(now)
