"""A room's state at some seq: read once for everybody who asks at that seq."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from project.realtime import events
from project.realtime.database import in_thread
from project.realtime.messages import encode
from project.realtime.models import Baseline, Event, Room

CHAT_LINES = 50

StateOf = Callable[[Room], dict[str, Any]]


@dataclass(frozen=True)
class Snapshot:
    room: Room  # as it was then
    state: msgspec.Raw  # JSON


class Snapshots:
    """The newest snapshot of one room."""

    def __init__(self, room: Room, state_of: StateOf) -> None:
        self._room = room
        self._state_of = state_of
        self._newest: Snapshot | None = None
        self._reading: asyncio.Task[Snapshot] | None = None

    async def at_least(self, seq: int) -> Snapshot:
        """A snapshot at `seq` or later; those who ask while it is read share the reading."""
        while self._newest is None or self._newest.room.seq < seq:
            if self._reading is None or self._reading.done():
                self._reading = asyncio.create_task(in_thread(self._read))
            self._newest = await asyncio.shield(self._reading)
        return self._newest

    def _read(self) -> Snapshot:
        with events.writing(self._room) as log:  # the lock keeps state and seq together
            state = {**self._state_of(log.room), "chat": chat_of(log.room)}
            return Snapshot(log.room, msgspec.Raw(encode(state)))


def chat_of(room: Room, until: int | None = None) -> list[dict[str, Any]]:
    """The last lines of the chat (up to the event `until`), oldest first."""
    said = Event.objects.filter(room=room, type="chat.said", seq__lte=room.seq if until is None else until)
    lines = [_line(event) for event in said.order_by("-seq")[:CHAT_LINES]]
    if len(lines) < CHAT_LINES and (baseline := Baseline.objects.filter(room=room).first()):
        lines += reversed(baseline.chat)
    return lines[:CHAT_LINES][::-1]


def _line(event: Event) -> dict[str, Any]:
    at = event.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"seq": event.seq, "by": event.actor, "who": event.actor_name, "at": at, "text": event.data["text"]}
