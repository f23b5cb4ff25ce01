"""What moves, and who has seen how far it has come.

Each mover says numbered steps: positions of a marker (the longitude carries the number), or points of a
stroke. A position has reached a reader when it, or a newer one of the same marker, has arrived: that is
what somebody sees who watches it. A point has to arrive itself.
"""

import time
import uuid
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

import msgspec

DEGREES = 0.01  # of longitude per position
_points = count(1)
LAST = -1


class Step(NamedTuple):
    """What one update says: the steps `first` to `last` of a mover."""

    id: str
    first: int
    last: int


@dataclass
class Mover:
    """One marker that is being dragged."""

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    due: "array[float]" = field(default_factory=lambda: array("d"))  # when each of its steps was to be said
    first: int = 0  # the first step that counts
    last: int = LAST  # the last one that counts

    def say(self, due: float) -> bytes:
        lng = round(len(self.due) * DEGREES, 2)
        self.due.append(due)
        return b'{"type":"marker.drag","id":"%s","lat":52.3702,"lng":%s}' % (self.id.encode(), str(lng).encode())


@dataclass
class Drawer(Mover):
    """One stroke that is being drawn, a point at a time."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex[:8])

    def say(self, due: float) -> bytes:
        at = len(self.due)
        self.due.append(due)
        return b'{"type":"stroke.draw","id":"%s","at":%d,"points":"2AC"}' % (self.id.encode(), at)


@dataclass
class Point(Mover):
    """The same for a board that passes on x and y alone: x says who it is, y how far they have come."""

    id: str = field(default_factory=lambda: f"x{next(_points)}")

    def say(self, due: float) -> bytes:
        self.due.append(due)
        return b'{"x":%s,"y":%d}' % (self.id[1:].encode(), len(self.due) - 1)


class Update(msgspec.Struct):
    id: str = ""
    x: int | None = None
    y: int = 0
    lng: float = 0.0
    at: int | None = None
    points: str = ""

    def step(self) -> Step:
        if self.x is not None:
            return Step(f"x{self.x}", 0, self.y)
        if self.at is not None:
            return Step(self.id, self.at, self.at + len(self.points) // 2 - 1)
        position = round(self.lng / DEGREES)
        return Step(self.id, 0, position)


class Message(Update):
    """What arrives: one update, or a frame of many."""

    type: str = ""
    updates: list[Update] = []  # msgspec copies it


decode = msgspec.json.Decoder(Message).decode


class Frames:
    """What the different frames say. The same bytes go to many sockets: each is decoded once."""

    def __init__(self) -> None:
        self._known: dict[bytes, list[Step]] = {}
        self._text = b""
        self._steps: list[Step] = []

    def steps_of(self, text: bytes) -> list[Step]:
        if text != self._text:
            known = self._known.get(text)
            if known is None:
                message = decode(text)
                known = [update.step() for update in message.updates or [message] if update.id or update.x is not None]
                self._known[text] = known
            self._text, self._steps = text, known
        return self._steps


class Reader:
    """One socket's incoming side: it only notes what came when, which is counted later."""

    def __init__(self, frames: Frames, others: Iterable[Mover]) -> None:
        self.welcomed = False
        self._others = {mover.id: mover for mover in others}
        self._steps_of = frames.steps_of
        self._heard: list[tuple[float, list[Step]]] = []

    def read(self, text: bytes) -> None:
        if steps := self._steps_of(text):
            self._heard.append((time.monotonic(), steps))
        elif b'"welcome"' in text[:40]:
            self.welcomed = True

    @property
    def frames(self) -> int:
        """How many frames with updates have come."""
        return len(self._heard)

    def updates(self, begin: float, end: float) -> int:
        """How many updates of others came meanwhile."""
        others = self._others
        return sum(step.id in others for when, steps in self._heard if begin <= when < end for step in steps)

    def delays(self) -> Iterator[float]:
        """Seconds from when each step was due until it was here, of those that count and came."""
        newest = dict.fromkeys(self._others, LAST)
        for when, steps in self._heard:
            for id, first, last in steps:
                reached = newest.get(id)
                if reached is None or last <= reached:
                    continue
                mover = self._others[id]
                for number in range(max(reached + 1, first, mover.first), min(last, mover.last) + 1):
                    yield when - mover.due[number]
                newest[id] = last
        self.stale = sum(newest[id] < mover.last for id, mover in self._others.items())
