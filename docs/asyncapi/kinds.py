"""The three kinds of rooms: what is said in each, by its clients and by the server."""

from dataclasses import dataclass
from types import UnionType
from typing import get_args

from msgspec import Struct

import liveblog.messages
import mapmarkers.messages
import sketch.messages
from docs.asyncapi import events
from project.realtime import messages
from project.realtime.messages import Command, Frame, Live

SHARED = frozenset(get_args(messages.CORE))


@dataclass(frozen=True)
class Kind:
    name: str  # as in addresses
    noun: str
    said: UnionType  # all that its clients may say
    events: tuple[type[Struct], ...]

    @property
    def frames(self) -> list[type[Frame]]:
        return [*get_args(self.said)]


KINDS = (
    Kind("map", "map", mapmarkers.messages.Message, events.MAP),
    Kind("sketch", "board", sketch.messages.Message, events.SKETCH),
    Kind("live", "blog", liveblog.messages.Message, events.LIVE),
)


def tag_of(struct: type[Struct]) -> str:
    """The `type` of its frames."""
    return str(struct.__struct_config__.tag)


def role_of(struct: type[Frame]) -> str:
    """Who may say it."""
    return str(struct.role) if issubclass(struct, Command | Live) else "viewer"
