"""Moving markers, and who has seen how far they have come.

The longitude carries the number of a position. A position has reached a reader when it, or a newer
one of the same mover, has arrived: that is what somebody sees who watches the marker.
"""

import asyncio
import time
import uuid
from array import array
from dataclasses import dataclass, field

import msgspec

DEGREES = 0.01  # of longitude per position


class Update(msgspec.Struct):
    id: str = ""
    lng: float = 0.0


class Message(Update):
    """What arrives: one update, or a frame of many."""

    type: str = ""
    updates: list[Update] = []  # msgspec copies it


decode = msgspec.json.Decoder(Message).decode


@dataclass
class Mover:
    """One moving marker."""

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    due: "array[float]" = field(default_factory=lambda: array("d"))  # when each of its positions was to be said
    first: int = 0  # the first position that counts

    def say(self, due: float) -> bytes:
        lng = round(len(self.due) * DEGREES, 2)
        self.due.append(due)
        return b'{"type":"marker.drag","id":"%s","lat":52.3702,"lng":%s}' % (self.id.encode(), str(lng).encode())


class Tally:
    """What all readers got together."""

    def __init__(self) -> None:
        self.updates = 0  # of others
        self.delays = array("d")  # seconds, for each position that reached a reader


class Reader:
    """One socket's incoming side."""

    def __init__(self, others: list[Mover], tally: Tally) -> None:
        self.newest = {mover.id: -1 for mover in others}  # position
        self.welcomed = asyncio.Event()
        self._movers = {mover.id: mover for mover in others}
        self._tally = tally

    def read(self, text: bytes) -> None:
        now = time.monotonic()
        tally = self._tally
        message = decode(text)
        if message.type == "welcome":
            self.welcomed.set()
        for update in message.updates or (message,):
            last = self.newest.get(update.id)
            if last is None:  # one's own, or no position
                continue
            tally.updates += 1
            position = round(update.lng / DEGREES)
            if position > last:
                self.newest[update.id] = position
                mover = self._movers[update.id]
                for number in range(max(last + 1, mover.first), position + 1):
                    tally.delays.append(now - mover.due[number])
