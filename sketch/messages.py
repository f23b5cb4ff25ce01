"""What is said on a board: commands as typed structs (stop 3); live updates are in `live_messages.py`.

item.add .edit .remove  ->  item.added .edited .removed
items.change .sweep .revive, board.clear  ->  items.changed .swept .revived, board.cleared

In events and in the state an item leaves out what has its default value (items.py); an edit names what changed.
"""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from project.realtime.messages import CORE, Command
from project.realtime.models import Room
from sketch import fields
from sketch.live_messages import LIVE

ENTRIES = 500  # in one command


class ItemAdd(Command, tag="item.add", kw_only=True):
    """Draws an item; the id of one that was removed puts that one back."""

    id: UUID
    kind: fields.Kind
    x: fields.Place
    y: fields.Place
    w: fields.Length = 0
    h: fields.Length = 0
    r: fields.Angle = 0
    z: fields.Height = 0
    color: fields.Color = "ink"
    fill: fields.Fill = ""
    size: fields.Size | UnsetType = UNSET
    opacity: fields.Opacity = 1
    dash: fields.Dash = ""
    points: fields.Points = ""
    step: fields.Step = 1
    text: fields.Words = ""
    image: fields.Image = ""


class Given(ItemAdd, tag=False, kw_only=True):
    """One of those that an `items.change` adds."""

    op: UnsetType = UNSET  # type: ignore[assignment]  # theirs is the whole command's


class ItemEdit(Command, tag="item.edit", kw_only=True):
    """Changes the fields that it names."""

    id: UUID
    x: fields.Place | UnsetType = UNSET
    y: fields.Place | UnsetType = UNSET
    w: fields.Length | UnsetType = UNSET
    h: fields.Length | UnsetType = UNSET
    r: fields.Angle | UnsetType = UNSET
    z: fields.Height | UnsetType = UNSET
    color: fields.Color | UnsetType = UNSET
    fill: fields.Fill | UnsetType = UNSET
    size: fields.Size | UnsetType = UNSET
    opacity: fields.Opacity | UnsetType = UNSET
    dash: fields.Dash | UnsetType = UNSET
    points: fields.Points | UnsetType = UNSET
    step: fields.Step | UnsetType = UNSET
    text: fields.Words | UnsetType = UNSET


class Changes(ItemEdit, tag=False, kw_only=True):
    """One of those that an `items.change` edits."""

    op: UnsetType = UNSET  # type: ignore[assignment]  # as above


class ItemRemove(Command, tag="item.remove"):
    id: UUID


class ItemsChange(Command, tag="items.change"):
    """Several at once: all of it happens, or nothing."""

    add: Annotated[list[Given], Meta(max_length=ENTRIES)] = []
    edit: Annotated[list[Changes], Meta(max_length=ENTRIES)] = []
    remove: Annotated[list[UUID], Meta(max_length=ENTRIES)] = []

    def touches(self, room: Room) -> list[UUID]:
        return [*(given.id for given in self.add), *(changes.id for changes in self.edit), *self.remove]

    def fields(self) -> dict[str, Any]:
        return {
            "add": [given.fields() for given in self.add],
            "edit": [changes.fields() for changes in self.edit],
            "remove": self.remove,
        }


class ItemsSweep(Command, tag="items.sweep"):
    """Removes all that one person drew."""

    role = Room.Role.OWNER
    person: Annotated[str, Meta(max_length=40, pattern=r"^[^\x00]*\Z")]


class BoardClear(Command, tag="board.clear"):
    role = Room.Role.OWNER


class ItemsRevive(Command, tag="items.revive"):
    """Puts back what the event `seq` removed; what an owner swept away comes back by an owner."""

    seq: Annotated[int, Meta(ge=0, lt=2**53)]

    def touches(self, room: Room) -> list[UUID]:
        return [*room.items.filter(removed_at=self.seq).values_list("id", flat=True)]

    def role_in(self, room: Room) -> str:
        swept = room.events.filter(seq=self.seq, type__in=("items.swept", "board.cleared")).exists()
        return Room.Role.OWNER if swept else Room.Role.EDITOR


Message = CORE | LIVE | ItemAdd | ItemEdit | ItemRemove | ItemsChange | ItemsSweep | ItemsRevive | BoardClear

decoder = msgspec.json.Decoder(Message)
