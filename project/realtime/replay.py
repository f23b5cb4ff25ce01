"""A room as it was: the events of its log, gone through again.

What the log no longer holds was folded into the room's baseline (`manage.py prune_events`), from which it goes on.
"""

from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone

from project.realtime import events
from project.realtime.kinds import kind_of
from project.realtime.models import Baseline, Event, Room
from project.realtime.refusals import Refused
from project.realtime.snapshots import chat_of

CHUNK = 2000  # events in memory at a time


class Replay(Protocol):
    """A room's state on its way through the events; each kind of room has its own (`<app>/replay.py`)."""

    def apply(self, event: Event) -> None: ...
    def state(self) -> dict[str, Any]: ...


def floor_of(room: Room) -> int:
    """The seq behind which the log begins: one can go back to there, and no further."""
    return Baseline.objects.filter(room=room).values_list("seq", flat=True).first() or 0


def state_at(room: Room, seq: int) -> dict[str, Any]:
    """The room's state after its event `seq`; `Refused` where that cannot be told."""
    baseline = Baseline.objects.filter(room=room).first()
    floor = baseline.seq if baseline else 0
    replay = kind_of(room).replay(baseline.state if baseline else None)
    if replay is None:
        raise Refused("invalid", "This room does not go back in time.")
    if not floor <= seq <= room.seq:
        raise Refused("invalid", f"The history goes from event {floor} to {room.seq}.")
    passed = room.events.filter(seq__gt=floor, seq__lte=seq).order_by("seq")
    for event in passed.iterator(chunk_size=CHUNK):
        replay.apply(event)
    return replay.state()


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
        count, _ = log.room.events.filter(seq__lte=cut).delete()
        return count
