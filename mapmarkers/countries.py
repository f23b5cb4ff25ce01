"""Which country a point is in, by the lines that the map draws (Natural Earth 1:50m; scripts/make_atlas.mjs).

All borders lie in bands of latitude, so that one short list answers for all countries at once: who has
an odd number of edges to the east of the point has the point inside.
"""

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

BANDS = 4  # in one degree of latitude
COAST = 0.25  # degrees that the coarse coast may be off: a point this near to a country is in it

Point = tuple[float, float]  # longitude, latitude in degrees
Line = list[Point]


Edge = tuple[float, float, float, float, str]  # from longitude, latitude to longitude, latitude; the country


class Countries:
    """The countries of one atlas file, by name."""

    def __init__(self, atlas: Path) -> None:
        content = json.loads(atlas.read_text())
        self._bands: list[list[Edge]] = [[] for _ in range(180 * BANDS + 1)]
        for edge in edges_of(content):
            first, last = sorted((_band(edge[1]), _band(edge[3])))
            for band in range(first, last + 1):
                self._bands[band].append(edge)

    def at(self, lat: float, lng: float) -> str | None:
        """The country at this point; None for the sea."""
        inside: set[str] = set()
        for x1, y1, x2, y2, country in self._bands[_band(lat)]:
            if (y1 > lat) != (y2 > lat) and lng < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
                inside ^= {country}
        return min(inside) if inside else self._nearest(lat, lng)

    def _nearest(self, lat: float, lng: float) -> str | None:
        """Whose coast is within reach."""
        widening = math.cos(math.radians(lat))
        reach = COAST / max(widening, 0.01)  # degrees of longitude
        best, found = COAST, None
        for band in range(_band(lat - COAST), _band(lat + COAST) + 1):
            for x1, y1, x2, y2, country in self._bands[band]:
                if x1 - reach < lng < x2 + reach or x2 - reach < lng < x1 + reach:
                    distance = _distance((x1 - lng) * widening, y1 - lat, (x2 - lng) * widening, y2 - lat)
                    if distance < best:
                        best, found = distance, country
        return found


def _band(lat: float) -> int:
    return min(max(int((lat + 90) * BANDS), 0), 180 * BANDS)


def _distance(x1: float, y1: float, x2: float, y2: float) -> float:
    """From (0, 0) to the edge between two points."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    share = min(max(-(x1 * dx + y1 * dy) / length, 0), 1) if length else 0
    return math.hypot(x1 + share * dx, y1 + share * dy)


# The atlas file, as atlas_decode.js reads it


def edges_of(atlas: dict[str, Any]) -> Iterator[Edge]:
    arcs = [decode_arc(text, atlas["step"]) for text in atlas["arcs"]]
    for country in atlas["countries"]:
        for ring in country["rings"]:
            for line in _within_the_world(join_ring(ring, arcs)):
                yield from ((*here, *there, country["name"]) for here, there in pairwise(line))


def decode_arc(text: str, step: float) -> Line:
    """Deltas of longitude and latitude by turns: zigzag, base 32 in the characters "?" to "~"."""
    sums, line = [0, 0], []
    axis = value = shift = 0
    for character in text:
        bits = ord(character) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits & 32:
            continue
        sums[axis] += ~(value >> 1) if value & 1 else value >> 1
        if axis:
            line.append((sums[0] * step, sums[1] * step))
        axis, value, shift = 1 - axis, 0, 0
    return line


def join_ring(ring: list[int], arcs: list[Line]) -> Line:
    """The closed line of these arcs, ~n for n backwards; it may go on beyond the 180th meridian."""
    joined: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        turns = round((joined[-1][0] - arc[0][0]) / 360) * 360 if joined else 0
        joined += [(lng + turns, lat) for lng, lat in arc] if turns else arc
    return joined


def _within_the_world(line: Line) -> Iterator[Line]:
    """The line, and once more on the world's other side if it reaches over there."""
    yield line
    if max(lng for lng, _ in line) > 180:
        yield [(lng - 360, lat) for lng, lat in line]
    if min(lng for lng, _ in line) < -180:
        yield [(lng + 360, lat) for lng, lat in line]
