"""Taking back what one person did, and nothing of what somebody else has changed since (stop 5).

The log is gone through once. Of each thing it is known which of its fields were last written by one of the chosen
events, and what was there before: that is what comes back, by new events, which can be taken back in the same way.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from project.realtime import events
from project.realtime.events import Log, Receipt
from project.realtime.identity import Author
from project.realtime.kinds import kind_of
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from project.realtime.replay import Replay, events_after, replay_from_floor
from project.realtime.traces import Thing, Trace

Chosen = Callable[[Event], bool]


def room_undo(
    room: Room, *, by: Author, op: str = "", person: str | None = None, since: int = 0, step: int | None = None
) -> Receipt:
    """Take back what `person` did after the event `since`; or, if `step` is the seq of a `room.undone`, that undoing.

    It ends with a `room.undone`, whose `from` and own seq enclose the events that it took, and whose `count` says how
    many things they are about: 0 where everything is as it was, or somebody else has changed it since.
    """
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        if (person is None) == (step is None):
            raise Refused("invalid", "Say either a `person` or a `step`.")
        chosen, what = _of_step(log.room, step) if step is not None else _of_person(str(person), since)
        first = log.room.seq
        count = _take_back(log, chosen, by)
        return log.append("room.undone", {**what, "from": first, "count": count}, by=by, op=op)


def _of_person(person: str, since: int) -> tuple[Chosen, dict[str, Any]]:
    return lambda event: event.actor == person and event.seq > since, {"person": person, "since": since}


def _of_step(room: Room, step: int) -> tuple[Chosen, dict[str, Any]]:
    undone = room.events.filter(seq=step, type="room.undone").first()
    if undone is None:
        raise Refused("not_found", "There is no such step (any more).")
    first = undone.data["from"]
    return lambda event: first < event.seq < step, {"step": step}


def _take_back(log: Log, chosen: Chosen, by: Author) -> int:
    """Append the events that take back the chosen ones; about how many things they are."""
    replay, floor = replay_from_floor(log.room)
    traces: dict[str, Trace] = {}
    for event in chain(events_after(log.room, floor), log.fresh):
        mine = chosen(event)
        for id, before, after in _changes(replay, event):
            if mine and id not in traces:
                traces[id] = Trace(replay.together)
            if id in traces:
                # What the server finds out by itself (no actor) is nobody's change.
                traces[id].follow(before, after, chosen=mine, counts=bool(event.actor))
    count = 0
    for id, trace in traces.items():
        now = replay.things.get(id)
        then = trace.before(now)
        if then != now:
            count += 1
            _put(replay, id, then)
    if count:
        kind_of(log.room).restore(log.room, replay.state(), by=by)
    return count


def _changes(replay: Replay, event: Event) -> Iterator[tuple[str, Thing | None, Thing | None]]:
    """Go on by one event; each thing that it was about, as it was and as it is."""
    befores = {id: dict(thing) if (thing := replay.things.get(id)) else None for id in replay.touched(event)}
    replay.apply(event)
    for id, before in befores.items():
        yield id, before, replay.things.get(id)


def _put(replay: Replay, id: str, thing: Thing | None) -> None:
    if thing is None:
        del replay.things[id]
    else:
        replay.things[id] = thing
