"""Showing somebody out of a room: every process closes that person's sockets when the event passes by (stop 8)."""

from collections.abc import Iterable

import msgspec

from project.realtime.events import Numbered
from project.realtime.links import REMOVED
from project.realtime.models import Room
from project.realtime.sockets import Socket, dismiss

_MARK = b'"type":"person.removed"'  # in a text that somebody wrote the quotation marks would be escaped


class PersonRemoved(msgspec.Struct, tag_field="type", tag="person.removed"):
    person: str


def show_out(events: Iterable[Numbered], sockets: Iterable[Socket]) -> None:
    """Close the sockets of those who were removed; `watch.py` finds whom this misses, and no owner is shown out."""
    gone = {msgspec.json.decode(event, type=PersonRemoved).person for _, event in events if _MARK in event}
    if gone:
        for socket in [*sockets]:
            if not gone.isdisjoint(socket.access.people) and socket.role != Room.Role.OWNER:
                dismiss(socket, 4403, REMOVED)
