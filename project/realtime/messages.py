"""The typed frames that every kind of room shares, and how they are decoded and encoded (stop 3).

A frame is one JSON object; its `type` chooses the struct. Each app adds its own commands and live
updates in its `messages.py`, by the same string that the browser uses.
"""

from typing import Annotated, Any, ClassVar, Literal, Self
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from project.realtime.models import Room

_TEXT = r"^[^\x00]*\Z"  # PostgreSQL cannot store NUL
_LINE = r"^[^\x00-\x1f]*\Z"

_SAYS_SOMETHING = r"^(?=[\s\S]*\S)"

Op = Annotated[str, Meta(min_length=1, max_length=64, pattern=_TEXT)]
Line = Annotated[str, Meta(max_length=120, pattern=_LINE)]
Text = Annotated[str, Meta(max_length=2000, pattern=_TEXT)]
Seq = Annotated[int, Meta(ge=0, lt=2**53)]
PersonId = Annotated[str, Meta(min_length=1, max_length=40, pattern=_TEXT)]


class Frame(Struct, tag_field="type", forbid_unknown_fields=True, kw_only=True):
    """Anything that a client sends."""

    def subject(self) -> str | None:
        """The id of the object that it is about, if it is about one."""
        id = getattr(self, "id", None)
        return None if id is None else str(id)


class Hello(Frame, tag="hello"):
    since: Annotated[int, Meta(ge=0)] | None = None
    quiet: bool = False  # looks in from elsewhere, and is not one of the people here


class Seen(Frame, tag="seen"):
    seq: Annotated[int, Meta(ge=0)]


class Ping(Frame, tag="ping"):
    pass


class PersonRename(Frame, tag="person.rename"):
    name: Annotated[str, Meta(min_length=1, max_length=40, pattern=_SAYS_SOMETHING + _LINE)] | None = None
    color: Annotated[str, Meta(pattern=r"^[a-z]{3,10}\Z")] | None = None


class XrayWatch(Frame, tag="xray.watch"):
    """To be told of the way of the messages, or no longer."""

    on: bool


class Command(Frame):
    """What a client asks for; done once per `op`, acknowledged when its event is committed."""

    role: ClassVar[str] = Room.Role.EDITOR  # the least role that may ask for it
    exclusive: ClassVar[bool] = False  # refused while somebody else moves its object
    together: ClassVar[str] = ""  # what its object is of the room ("markers"), if it can share a reading (together.py)
    op: Op

    def role_in(self, room: Room) -> str:
        """The same, where that depends on what is in the room (which is locked)."""
        return self.role

    def touches(self, room: Room) -> list[UUID] | None:
        """The things that it adds, changes or removes: in an add-only room it matters whose. None: the room itself."""
        id = getattr(self, "id", None)
        return None if id is None else [id]

    def about(self) -> tuple[str, UUID] | None:
        """The object that is read together with those of others, if it is one."""
        id = getattr(self, "id", None)
        return (self.together, id) if self.together and id else None

    def fields(self) -> dict[str, Any]:
        """The service's keyword arguments: what was sent, without the `op`."""
        values = ((name, getattr(self, name)) for name in self.__struct_fields__ if name != "op")
        return {name: value for name, value in values if value is not msgspec.UNSET}


class RoomRename(Command, tag="room.rename"):
    title: Annotated[str, Meta(min_length=1, max_length=120, pattern=_SAYS_SOMETHING + _LINE)]


class RoomFreeze(Command, tag="room.freeze"):
    role = Room.Role.OWNER
    frozen: bool


class RoomMode(Command, tag="room.mode"):
    """In the mode "add" editors add, and change or remove only what they added themselves."""

    role = Room.Role.OWNER
    mode: Literal["open", "add"]


class RoomUndo(Command, tag="room.undo"):
    """Take back what one person did (after the event `since`), or what the `room.undone` with the seq `step` did."""

    role = Room.Role.OWNER
    person: PersonId | UnsetType = UNSET
    since: Seq = 0
    step: Seq | UnsetType = UNSET


class PersonRemove(Command, tag="person.remove"):
    """Show somebody out, for as long as they are who they are: their browser's session."""

    role = Room.Role.OWNER
    person: PersonId
    name: Annotated[str, Meta(max_length=40, pattern=_LINE)] = ""  # as the owner knows them


class PersonReadmit(Command, tag="person.readmit"):
    role = Room.Role.OWNER
    person: PersonId


class RoomRestore(Command, tag="room.restore"):
    """Bring everything back to what it was after the event `seq`, by new events."""

    role = Room.Role.OWNER
    seq: Seq


class ChatSay(Command, tag="chat.say"):
    text: Annotated[str, Meta(min_length=1, max_length=500, pattern=_SAYS_SOMETHING + _TEXT)]

    def touches(self, room: Room) -> list[UUID]:
        return []


class Live(Frame):
    """Out of date in a moment, never stored; the latest of one sender and one subject wins."""

    role: ClassVar[str] = Room.Role.VIEWER
    lease: ClassVar[Literal["", "take", "end"]] = ""  # of its object: only one person moves it at a time

    def after(self, earlier: Self) -> Self:
        """Both in one tick: the later replaces the earlier (strokes append instead)."""
        return self


class RoomGather(Live, tag="room.gather"):
    """The owner asks everybody to follow; said again every few seconds, so that it ends by itself."""

    role = Room.Role.OWNER
    on: bool


CORE = (
    Hello | Seen | Ping | XrayWatch | PersonRename | ChatSay | RoomRename | RoomFreeze | RoomMode | RoomRestore
    | RoomUndo | PersonRemove | PersonReadmit | RoomGather
)  # fmt: skip

encode = msgspec.json.Encoder().encode


class Mentioned(Struct):
    """What an invalid frame or a stored event is about, as far as that can be told."""

    op: str | None = None
    id: str | None = None
    by: str | None = None


def mentioned(frame: str | bytes) -> Mentioned:
    try:
        return msgspec.json.decode(frame, type=Mentioned)
    except (msgspec.MsgspecError, RecursionError):
        return Mentioned()
