"""The typed frames that every kind of room shares, and how they are decoded and encoded (stop 3).

A frame is one JSON object; its `type` chooses the struct. Each app adds its own commands and live
updates in its `messages.py`, by the same string that the browser uses.
"""

from typing import Annotated, Any, ClassVar, Literal, Self

import msgspec
from msgspec import Meta, Struct

from project.realtime.models import Room

_TEXT = r"^[^\x00]*\Z"  # PostgreSQL cannot store NUL
_LINE = r"^[^\x00-\x1f]*\Z"

_SAYS_SOMETHING = r"^(?=[\s\S]*\S)"

Op = Annotated[str, Meta(min_length=1, max_length=64, pattern=_TEXT)]
Line = Annotated[str, Meta(max_length=120, pattern=_LINE)]
Text = Annotated[str, Meta(max_length=2000, pattern=_TEXT)]


class Frame(Struct, tag_field="type", forbid_unknown_fields=True, kw_only=True):
    """Anything that a client sends."""

    def subject(self) -> str | None:
        """The id of the object that it is about, if it is about one."""
        id = getattr(self, "id", None)
        return None if id is None else str(id)


class Hello(Frame, tag="hello"):
    since: Annotated[int, Meta(ge=0)] | None = None


class Seen(Frame, tag="seen"):
    seq: Annotated[int, Meta(ge=0)]


class Ping(Frame, tag="ping"):
    pass


class PersonRename(Frame, tag="person.rename"):
    name: Annotated[str, Meta(min_length=1, max_length=40, pattern=_SAYS_SOMETHING + _LINE)] | None = None
    color: Annotated[str, Meta(pattern=r"^[a-z]{3,10}\Z")] | None = None


class Command(Frame):
    """What a client asks for; done once per `op`, acknowledged when its event is committed."""

    role: ClassVar[str] = Room.Role.EDITOR  # the least role that may ask for it
    exclusive: ClassVar[bool] = False  # refused while somebody else moves its object
    op: Op

    def fields(self) -> dict[str, Any]:
        """The service's keyword arguments: what was sent, without the `op`."""
        values = ((name, getattr(self, name)) for name in self.__struct_fields__ if name != "op")
        return {name: value for name, value in values if value is not msgspec.UNSET}


class RoomRename(Command, tag="room.rename"):
    title: Annotated[str, Meta(min_length=1, max_length=120, pattern=_SAYS_SOMETHING + _LINE)]


class RoomFreeze(Command, tag="room.freeze"):
    role = Room.Role.OWNER
    frozen: bool


class RoomRestore(Command, tag="room.restore"):
    """Bring everything back to what it was after the event `seq`, by new events."""

    role = Room.Role.OWNER
    seq: Annotated[int, Meta(ge=0, lt=2**53)]


class ChatSay(Command, tag="chat.say"):
    text: Annotated[str, Meta(min_length=1, max_length=500, pattern=_SAYS_SOMETHING + _TEXT)]


class Live(Frame):
    """Out of date in a moment, never stored; the latest of one sender and one subject wins."""

    role: ClassVar[str] = Room.Role.VIEWER
    lease: ClassVar[Literal["", "take", "end"]] = ""  # of its object: only one person moves it at a time

    def after(self, earlier: Self) -> Self:
        """Both in one tick: the later replaces the earlier (strokes append instead)."""
        return self


CORE = Hello | Seen | Ping | PersonRename | RoomRename | RoomFreeze | RoomRestore | ChatSay

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
