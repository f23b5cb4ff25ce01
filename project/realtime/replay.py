"""A room as it was: the events of its log, gone through again.

What the log no longer holds was folded into the room's baseline (`manage.py prune_events`), from which it goes on.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone

from project.realtime import events
from project.realtime.kinds import kind_of
from project.realtime.models import Baseline, Event, Room
from project.realtime.refusals import Refused
from project.realtime.snapshots import chat_of
from project.realtime.traces import Thing

CHUNK = 2000  # events in memory at a time


class Replay(Protocol):
    """A room's state on its way through the events; each kind of room has its own (`<app>/replay.py`)."""

    things: dict[str, Thing]  # what is in the room now, by id
    together: Sequence[tuple[str, ...]]  # fields that mean something only with each other, such as `lat` and `lng`

    def apply(self, event: Event) -> None: ...
    def touched(self, event: Event) -> Iterable[str]: ...  # the ids of the things that `apply()` will change
    def state(self) -> dict[str, Any]: ...


def named_in(event: Event) -> list[str]:
    """The ids that an event names: its own `id`, or those in its lists (`added`, `edited`, `removed`, …)."""
    if "id" in event.data:
        return [event.data["id"]]
    lists = [value for value in event.data.values() if isinstance(value, list)]
    return [entry["id"] if isinstance(entry, dict) else entry for entries in lists for entry in entries]


def floor_of(room: Room) -> int:
    """The seq behind which the log begins: one can go back to there, and no further."""
    return Baseline.objects.filter(room=room).values_list("seq", flat=True).first() or 0


def state_at(room: Room, seq: int, fresh: Iterable[Event] = ()) -> dict[str, Any]:
    """The room's state after its event `seq`; `Refused` where that cannot be told.

    `fresh` are the events of this transaction (`Log.fresh`), which are not in the table yet.
    """
    replay, floor = replay_from_floor(room)
    if not floor <= seq <= room.seq:
        raise Refused("invalid", f"The history goes from event {floor} to {room.seq}.")
    for event in chain(events_after(room, floor, seq), fresh):
        if event.seq <= seq:
            replay.apply(event)
    return replay.state()


def replay_from_floor(room: Room) -> tuple[Replay, int]:
    """The room as it was where its log begins, and that seq; `Refused` if it does not go back in time."""
    baseline = Baseline.objects.filter(room=room).first()
    replay = kind_of(room).replay(baseline.state if baseline else None)
    if replay is None:
        raise Refused("invalid", "This room does not go back in time.")
    return replay, baseline.seq if baseline else 0


def events_after(room: Room, floor: int, seq: int | None = None) -> Iterator[Event]:
    passed = room.events.filter(seq__gt=floor, seq__lte=room.seq if seq is None else seq).order_by("seq")
    return passed.iterator(chunk_size=CHUNK)


def prune(room: Room) -> int:
    """Fold events that are old, and not among the newest, into the baseline; how many.

    Those that are kept can be caught up with, replayed and restored, and their `op` is remembered.
    """
    with events.writing(room) as log:
        oldest = timezone.now() - timedelta(days=settings.KEEP_DAYS)
        beyond = log.room.events.filter(seq__lte=log.room.seq - settings.KEEP_EVENTS, at__lt=oldest)
        cut = beyond.order_by("-seq").values_list("seq", flat=True).first()
        if cut is None:
            return 0
        folded: dict[str, Any] = {"seq": cut, "chat": chat_of(log.room, until=cut)}
        if kind_of(room).replay() is not None:
            folded["state"] = state_at(log.room, cut)
        Baseline.objects.update_or_create(room=room, defaults=folded)
        kind_of(room).forget(log.room, cut)
        count, _ = log.room.events.filter(seq__lte=cut).delete()
        return count
