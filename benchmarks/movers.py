"""What moves: markers that are dragged, and strokes that are drawn, by numbered steps."""

import uuid
from array import array
from dataclasses import dataclass, field
from itertools import count

DEGREES = 0.01  # of longitude per step of a marker: it carries the number
LAST = -1

_points = count(1)


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
