"""The look of a pen's line, as the browser draws it (`smooth.js`, `outline.js`): round bends, width by pressure."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

Spot = tuple[float, float, float]  # x, y, pressure (0 to 1); in `outline()` x, y, radius

PIECES = 4  # between two points of a bend
PEAK = 1 / 4  # how far slopes of one at both ends lift the curve, per length
CORNER = 0.3  # the cosine of a turn (by 73°) that is meant as one: no curve leads around it
STEEPEST = 1.2  # slope against the straight line
THINNEST, THICKEST = 0.3, 1.6  # of half the size: without any pressure, with all of it
SHARP = math.cos(1.05)  # a turn by more than 60° begins a new polygon
CLOSE = 0.02  # of the width: points nearer than this are one
ROUND = 0.35  # radians between two points of a round end, at most


def radius_at(size: float, pressure: float) -> float:
    """Half the width of the line."""
    return size / 2 * (THINNEST + (THICKEST - THINNEST) * pressure)


def smooth(spots: Sequence[Spot], bulge: float) -> list[Spot]:
    """A line that leaves the straight one by no more than `bulge` units, which simplifying may have cut off."""
    if len(spots) < 3 or bulge <= 0:
        return [*spots]
    headings = _headings(spots)
    line = [spots[0]]
    for number, (start, end) in enumerate(pairwise(spots)):
        line += _curve(start, end, headings[number], headings[number + 1], bulge)
    return line


def _headings(spots: Sequence[Spot]) -> list[tuple[float, float]]:
    inner = []
    for before, here, after in zip(spots, spots[1:], spots[2:], strict=False):
        ax, ay, bx, by = here[0] - before[0], here[1] - before[1], after[0] - here[0], after[1] - here[1]
        a, b = math.hypot(ax, ay) or 1, math.hypot(bx, by) or 1
        corner = (ax or ay) and (bx or by) and (ax * bx + ay * by) / (a * b) < CORNER
        bend = ax / a * b + bx / b * a or ax or bx, ay / a * b + by / b * a or ay or by
        inner.append((0.0, 0.0) if corner else bend)
    first = _mirrored(inner[0], spots[1][0] - spots[0][0], spots[1][1] - spots[0][1])
    last = _mirrored(inner[-1], spots[-1][0] - spots[-2][0], spots[-1][1] - spots[-2][1])
    return [first, *inner, last]


def _mirrored(heading: tuple[float, float], dx: float, dy: float) -> tuple[float, float]:
    along = (heading[0] * dx + heading[1] * dy) / (dx * dx + dy * dy or 1)
    return 2 * along * dx - heading[0], 2 * along * dy - heading[1]


def _curve(
    start: Spot, end: Spot, leaving: tuple[float, float], arriving: tuple[float, float], bulge: float
) -> Iterator[Spot]:
    dx, dy, dp = end[0] - start[0], end[1] - start[1], end[2] - start[2]
    most = min(STEEPEST, bulge / (PEAK * math.hypot(dx, dy) or 1))
    rise, fall = _slope(leaving, dx, dy, most), _slope(arriving, dx, dy, most)
    pieces = PIECES if abs(rise) + abs(fall) > 0.01 else 1
    for piece in range(1, pieces + 1):
        u = piece / pieces
        aside = rise * (u - 2 * u * u + u * u * u) + fall * (u * u * u - u * u)
        yield start[0] + dx * u - dy * aside, start[1] + dy * u + dx * aside, start[2] + dp * u


def _slope(heading: tuple[float, float], dx: float, dy: float, most: float) -> float:
    along, aside = heading[0] * dx + heading[1] * dy, heading[1] * dx - heading[0] * dy
    if along <= 0:
        return math.copysign(most, aside) if aside else 0
    return max(-most, min(most, aside / along))


def outline(line: Sequence[Spot], size: float) -> list[list[tuple[float, float]]]:
    """The area that the line covers: polygons that all turn the same way, so that together they are one."""
    spots: list[Spot] = []
    for x, y, pressure in line:
        if spots and math.hypot(x - spots[-1][0], y - spots[-1][1]) < CLOSE * size:
            spots[-1] = (*spots[-1][:2], radius_at(size, pressure))
        else:
            spots.append((x, y, radius_at(size, pressure)))
    if len(spots) == 1:
        return [_arc(spots[0], 0, 2 * math.pi + ROUND)]
    return [_ribbon(run) for run in _runs(spots)]


def _runs(spots: list[Spot]) -> Iterator[list[Spot]]:
    start = 0
    for number in range(1, len(spots) - 1):
        (ax, ay), (bx, by) = _way(spots[number - 1], spots[number]), _way(spots[number], spots[number + 1])
        if ax * bx + ay * by <= SHARP:
            yield spots[start : number + 1]
            start = number
    yield spots[start:]


def _ribbon(spots: list[Spot]) -> list[tuple[float, float]]:
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for number, (x, y, radius) in enumerate(spots):
        dx, dy = _way(spots[max(0, number - 1)], spots[min(len(spots) - 1, number + 1)])
        _forward(left, x + dy * radius, y - dx * radius, dx, dy)
        _forward(right, x - dy * radius, y + dx * radius, dx, dy)
    (ax, ay), (bx, by) = _way(spots[0], spots[1]), _way(spots[-2], spots[-1])
    end = _arc(spots[-1], math.atan2(by, bx) - math.pi / 2, math.pi)
    start = _arc(spots[0], math.atan2(ay, ax) + math.pi / 2, math.pi)
    return [*left, *end, *reversed(right), *start]


def _way(start: Spot, end: Spot) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1
    return dx / length, dy / length


def _forward(side: list[tuple[float, float]], x: float, y: float, dx: float, dy: float) -> None:
    """Where a bend is narrower than the line, the offset would run backwards: it waits instead."""
    if not side or (x - side[-1][0]) * dx + (y - side[-1][1]) * dy >= 0:
        side.append((x, y))


def _arc(spot: Spot, start: float, by: float) -> list[tuple[float, float]]:
    x, y, radius = spot
    pieces = math.ceil(by / ROUND)
    angles = (start + by * piece / pieces for piece in range(1, pieces))
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
