"""Lines as a hand draws them, for the drawing that a new installation begins with."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from sketch import strokes
from sketch.items import Entry

Way = Sequence[tuple[float, float]]  # places that a line goes through

STEP = 0.25  # units
APART = 3  # units between two points
SLANT = 0.12  # of the letters, to the right
SPACE = 0.75
NAMES = UUID("6f0f5e3e-3f6c-4b8e-9a55-6d6f3b1f7a10")

# Each letter's strokes, in heights of a small letter above the line, and its width
LETTERS: dict[str, tuple[float, list[Way]]] = {
    "D": (1.3, [[(.1, 1.8), (.12, .9), (.1, 0)],
                [(-.08, 1.76), (.45, 1.78), (.98, 1.4), (1.1, .85), (.85, .3), (.4, .02), (-.05, .03)]]),
    "r": (.72, [[(0, 1), (.06, .45), (.06, 0), (.08, .5), (.22, .87), (.42, 1.02), (.6, .93)]]),
    "a": (1.05, [[(.75, .85), (.45, 1.02), (.12, .75), (.05, .3), (.28, 0), (.58, .2), (.78, .62), (.8, .98),
                  (.78, .4), (.87, .05), (1.02, .1)]]),
    "w": (1.3, [[(0, 1), (.1, .4), (.27, 0), (.44, .4), (.55, .85), (.62, .4), (.8, 0), (1, .45), (1.1, 1.02)]]),
    "h": (.98, [[(.06, 1.9), (.05, 1), (.05, 0), (.08, .5), (.26, .9), (.5, 1), (.68, .75), (.7, .3), (.75, 0)]]),
    "e": (.95, [[(.08, .5), (.4, .53), (.72, .66), (.64, .93), (.4, 1.03), (.12, .78), (.05, .36), (.3, 0), (.6, .05),
                 (.82, .28)]]),
    "v": (.9, [[(0, 1), (.2, .45), (.37, 0), (.55, .5), (.75, 1.02)]]),
    "y": (.95, [[(0, 1), (.14, .5), (.4, .14)], [(.78, 1.02), (.6, .3), (.4, -.4), (.15, -.78), (-.12, -.6)]]),
    "b": (1.02, [[(.06, 1.9), (.05, .9), (.06, .04), (.08, .5), (.27, .9), (.55, .98), (.8, .6), (.72, .16), (.4, -.02),
                  (.1, .12)]]),
    "o": (1.0, [[(.45, 1), (.13, .8), (.03, .4), (.25, .02), (.6, .05), (.82, .45), (.7, .88), (.4, 1)]]),
    "d": (1.1, [[(.72, .82), (.42, 1), (.12, .75), (.05, .3), (.28, 0), (.58, .2), (.77, .65), (.84, 1.9), (.79, .8),
                 (.84, .1), (1, .06)]]),
    "s": (.82, [[(.62, .86), (.35, 1.03), (.1, .82), (.25, .58), (.5, .42), (.55, .15), (.3, -.02), (.02, .15)]]),
    "i": (.46, [[(.05, 1), (.08, .5), (.1, .08), (.25, .02)], [(.1, 1.45), (.12, 1.42)]]),
    "t": (.82, [[(.25, 1.6), (.25, .8), (.28, .2), (.45, 0), (.64, .1)], [(-.06, 1.05), (.3, 1.08), (.62, 1.12)]]),
    ",": (.5, [[(.12, .1), (.14, -.1), (0, -.35)]]),
}  # fmt: skip


def written(text: str, x: float, y: float, height: float, **looks: Any) -> Iterator[Entry]:
    """These letters as pen strokes, on a line that begins at x, y; `height` of a small letter in units."""
    for number, letter in enumerate(text):
        width, ways = LETTERS.get(letter, (SPACE, []))
        lift = 0.05 * math.sin(2.3 * number)  # nobody keeps to the line
        for way in ways:
            yield drawn([(x + (u + SLANT * v) * height, y - (v + lift) * height) for u, v in way], **looks)
        x += (width + 0.16) * height


def drawn(way: Way, kind: str = "pen", size: float = 4, **looks: Any) -> Entry:
    """A line by hand through these places: round, with more pressure where it begins than where it ends."""
    places = [*_curve(way)]
    left, top = min(x for x, _ in places), min(y for _, y in places)
    points = []
    for number, (x, y) in enumerate(places):
        there = number / max(1, len(places) - 1)
        pressure = 0.42 + 0.3 * math.sin(math.pi * min(1, 0.25 + there)) + 0.05 * math.sin(number / 3)
        points.append((round((x - left) / STEP), round((y - top) / STEP), round(255 * pressure)))
    across, down = max(point[0] for point in points) * STEP, max(point[1] for point in points) * STEP
    encoded = strokes.encode(points, 3) if kind == "pen" else strokes.encode([point[:2] for point in points])
    box = {"x": round(left, 2), "y": round(top, 2), "w": across, "h": down, "step": STEP, "size": size}
    return {"id": uuid5(NAMES, encoded + str(box)), "kind": kind, **box, "points": encoded, **looks}


def _curve(way: Way) -> Iterator[tuple[float, float]]:
    """A Catmull-Rom curve, in even steps."""
    padded = [way[0], *way, way[-1]]
    yield way[0]
    for number, (start, end) in enumerate(pairwise(way)):
        before, after = padded[number], padded[number + 3]
        pieces = max(1, round(math.dist(start, end) / APART))
        for piece in range(1, pieces + 1):
            t = piece / pieces
            yield _between(before[0], start[0], end[0], after[0], t), _between(before[1], start[1], end[1], after[1], t)


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))) / 2
