"""Who has seen how far each mover has come.

A position has reached a reader when it, or a newer one of the same marker, has arrived: that is what somebody
sees who watches it. A point of a stroke has to arrive itself.
"""

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from benchmarks.movers import DEGREES, LAST, Mover


class Step(NamedTuple):
    """What one update says: the steps `first` to `last` of a mover."""

    id: str
    first: int
    last: int


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
