"""The log: the only place where events are written and numbered (stop 6), and read again.

A service opens the room with `writing()`, which locks the room's row, so that one writer at a time
changes the room and numbers what happened; everybody sees the same order. What it appends becomes
visible, together with the change itself, when the transaction commits, and only then is anybody told.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Manager, Model
from django.utils import timezone

from project.realtime import process_channel
from project.realtime.identity import Author
from project.realtime.messages import encode
from project.realtime.models import Event, Room, op_key
from project.realtime.together import AtHand

CATCH_UP = 500  # events; somebody further behind gets a snapshot instead

Thing = TypeVar("Thing", bound=Model)
Numbered = tuple[int, bytes]  # an event's seq, and the event as JSON


@dataclass(frozen=True)
class Receipt:
    """That a command is done: the event's seq, and whether an earlier sending had done it already."""

    seq: int
    duplicate: bool = False


class Log:
    """A room that is locked for writing, with the events that happened to it in this transaction."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.fresh: list[Event] = []
        self._first = room.seq
        self._looked_up: dict[str, int | None] = {}
        self._at_hand: AtHand | None = None

    def find(self, by: Author, op: str) -> Receipt | None:
        """The receipt of this `op` if it was done before."""
        key = op_key(by.op_namespace, op)
        if key is None:
            return None
        if key not in self._looked_up:
            self.look_up([key])
        seq = self._looked_up[key]
        return None if seq is None else Receipt(seq, duplicate=True)

    def look_up(self, keys: Sequence[str]) -> None:
        """Ask once for many: `find()` then needs no query of its own."""
        done = dict(self.room.events.filter(op_key__in=keys).values_list("op_key", "seq"))
        self._looked_up.update((key, done.get(key)) for key in keys)

    def append(self, type: str, data: dict[str, Any], *, by: Author, op: str = "") -> Receipt:
        """Number what happened; `data` is what the browsers get beside `seq`, `type`, `op`, `by`, `who` and `at`."""
        key = op_key(by.op_namespace, op)
        self.room.seq += 1
        self.fresh.append(
            Event(
                room=self.room,
                seq=self.room.seq,
                type=type,
                op=op,
                op_key=key,
                actor=by.id,
                actor_name=by.name,
                data=data,
                at=timezone.now(),
            )
        )
        if key is not None:
            self._looked_up[key] = self.room.seq
        return Receipt(self.room.seq)

    @contextmanager
    def at_hand(self, relation: str, ids: Iterable[UUID]) -> Iterator[None]:
        """Read these things of the room for several commands, and write what they change of them in the end."""
        self._at_hand = AtHand(getattr(self.room, relation), ids)
        try:
            yield
            self._at_hand.write()
        finally:
            self._at_hand = None

    def find_thing(self, things: "Manager[Thing]", id: UUID) -> "Thing | None":
        """One of these things of the room."""
        if self._at_hand is not None:
            at_hand: Thing | None = self._at_hand.get(id)
            return at_hand
        return things.filter(id=id).first()

    def change(self, thing: Model, **changes: Any) -> None:
        """Change these fields of a thing of the room."""
        for field, value in changes.items():
            setattr(thing, field, value)
        if self._at_hand is None:
            thing.save(update_fields=[*changes])
        else:
            self._at_hand.note(thing, changes)

    def forget_after(self, count: int) -> None:
        """Take back what a failed command appended."""
        for event in self.fresh[count:]:
            self._looked_up.pop(event.op_key or "", None)
        del self.fresh[count:]
        self.room.seq = self._first + len(self.fresh)

    def save(self) -> None:
        """Store the events and tell everybody once they are committed."""
        if self.fresh:
            Event.objects.bulk_create(self.fresh)
            Room.objects.filter(pk=self.room.pk).update(seq=self.room.seq)
            told = [(event.seq, as_json(event)) for event in self.fresh]
            transaction.on_commit(lambda: process_channel.tell_room(self.room.pk, told), robust=True)


_open_log: ContextVar[Log | None] = ContextVar("open_log", default=None)


@contextmanager
def writing(room: Room) -> Iterator[Log]:
    """Lock `room` and give its log, in the caller's transaction or one of its own.

    Inside another `writing()` of the same room it joins that one, which is how commands that
    arrive together share one lock and one commit. An exception takes back what was appended.
    """
    outer = _open_log.get()
    if outer is not None and outer.room.pk == room.pk:
        count = len(outer.fresh)
        try:
            yield outer
        except BaseException:
            outer.forget_after(count)
            raise
        return
    with transaction.atomic():
        log = Log(Room.objects.select_for_update().get(pk=room.pk))
        token = _open_log.set(log)
        try:
            yield log
        finally:
            _open_log.reset(token)
        log.save()


def as_json(event: Event) -> bytes:
    """The event as every client gets it."""
    return encode(
        {
            "seq": event.seq,
            "type": event.type,
            "op": event.op,
            "by": event.actor,
            "who": event.actor_name,
            "at": event.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            **event.data,
        }
    )


def since(room_id: int, seq: int, limit: int = CATCH_UP) -> list[Numbered] | None:
    """The first `limit` events after `seq`; None when the log cannot continue from there."""
    head = Room.objects.values_list("seq", flat=True).get(pk=room_id)
    if head <= seq:
        return [] if head == seq else None
    events = Event.objects.filter(room_id=room_id, seq__gt=seq).order_by("seq")[:limit]
    found = [(event.seq, as_json(event)) for event in events]
    return found if found and found[0][0] == seq + 1 else None
