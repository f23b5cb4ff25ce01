"""A stroke's points as an encoded polyline: small, and plain text.

The published algorithm: each coordinate as the difference to the one before, zigzag (0, -1, 1, -2, … as
0, 1, 2, 3, …), in groups of 5 bits, lowest first, each in a character from "?" (63), 32 more if another follows.
The first character says the dimensions: "2" for x, y or "3" for x, y, pressure (0 to 255).
`frontend/static/sketch/polyline.js` does the same.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

Point = tuple[int, ...]

_CONTINUED = bytes(range(95, 127))
_WELL_FORMED = re.compile(r"[23](?:[?-~]*[?-^])?\Z")  # the last group ends its number
_TOO_LONG = re.compile(r"[_-~]{7}")  # more than 35 bits: further than the board is wide


def encode(points: Iterable[Sequence[int]], dimensions: int = 2) -> str:
    """The text for these points, in steps."""
    before: Sequence[int] = (0,) * dimensions
    groups = [str(dimensions)]
    for point in points:
        groups += [_number(now - then) for now, then in zip(point, before, strict=True)]
        before = point
    return "".join(groups)


def _number(value: int) -> str:
    left = value << 1 if value >= 0 else ~(value << 1)
    characters = []
    while left >= 32:
        characters.append(chr((left & 31 | 32) + 63))
        left >>= 5
    return "".join([*characters, chr(left + 63)])


def count(text: str) -> int:
    """How many points these are; ValueError if it is no encoded polyline. Cheap, whatever the text."""
    if not _WELL_FORMED.match(text) or _TOO_LONG.search(text):
        raise ValueError("These are no encoded `points`")
    numbers = len(text[1:].encode().translate(None, _CONTINUED))
    points, rest = divmod(numbers, int(text[0]))
    if rest:
        raise ValueError("The last of the `points` is incomplete")
    return points


def decode(text: str) -> list[Point]:
    """The points, in steps, from where the first one is counted."""
    dimensions = int(text[0])
    deltas = _deltas(text)
    return list(zip(*(accumulate(deltas[axis::dimensions]) for axis in range(dimensions)), strict=True))


def _deltas(text: str) -> list[int]:
    deltas = []
    value = shift = 0
    for character in text[1:].encode():
        if character >= 95:
            value |= (character - 95) << shift
            shift += 5
        else:
            value |= (character - 63) << shift
            deltas.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return deltas
