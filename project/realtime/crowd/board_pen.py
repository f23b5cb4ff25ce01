"""A pen in a simulated hand: doodles, and their points as they are sent (docs/board.md says how they are encoded)."""

import math
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

Place = tuple[float, float]  # units of the board

STEP = 0.5  # units
EVERY = 3  # of the points that were shown are stored


def _heart(t: float) -> Place:
    angle = math.tau * t
    down = 13 * math.cos(angle) - 5 * math.cos(2 * angle) - 2 * math.cos(3 * angle) - math.cos(4 * angle)
    return math.sin(angle) ** 3, -down / 16


def _star(t: float) -> Place:
    corner = min(int(t * 5), 4)
    (ax, ay), (bx, by) = ((math.sin(0.8 * math.pi * n), -math.cos(0.8 * math.pi * n)) for n in (corner, corner + 1))
    part = t * 5 - corner
    return ax + (bx - ax) * part, ay + (by - ay) * part


def _flower(t: float) -> Place:
    return math.cos(5 * math.pi * t) * math.cos(math.pi * t), math.cos(5 * math.pi * t) * math.sin(math.pi * t)


# From 0 to 1 along the line: where it is, in heights of the doodle about its middle
DOODLES: tuple[Callable[[float], Place], ...] = (
    _heart,
    _star,
    _flower,
    lambda t: (t * math.cos(14 * t), t * math.sin(14 * t)),  # a spiral
    lambda t: (3 * t - 1.5, 0.25 * math.sin(20 * t)),  # waves
    lambda t: (2.4 * t - 1.2 + 0.3 * math.sin(25 * t), 0.4 * math.cos(25 * t)),  # loops
    lambda t: (math.cos(6.8 * t), (1 - t / 12) * math.sin(6.8 * t)),  # a ring
)


class Stroke:
    """One doodle: its points in steps from where it begins, with the pressure of the pen."""

    def __init__(self, chance: Random, middle: Place, height: float, points: int) -> None:
        doodle, turn = chance.choice(DOODLES), chance.uniform(-0.4, 0.4)
        self.points: list[tuple[int, int, int]] = []
        for number in range(points):
            t = number / (points - 1)
            u, v = doodle(t)
            x, y = u * math.cos(turn) - v * math.sin(turn), u * math.sin(turn) + v * math.cos(turn)
            pressure = round(110 + 90 * math.sin(math.pi * t) + chance.uniform(-8, 8))
            self.points.append((round(x * height / STEP), round(y * height / STEP), pressure))
        self.start = self.points[0]
        self._middle = middle

    def place(self, point: Sequence[float]) -> Place:
        """Where a point of the stroke is on the board."""
        return self._middle[0] + point[0] * STEP, self._middle[1] + point[1] * STEP

    def update(self, at: int, count: int) -> dict[str, Any]:
        """The next points, as a live update tells of them; with where they go on from."""
        before = self.points[at - 1] if at else (*self.start[:2], 0)
        x, y = self.place(before)
        return {"at": at, "points": encode(self.points[at : at + count], before), "x": x, "y": y, "pressure": before[2]}

    def item(self) -> dict[str, Any]:
        """The box and the points, as they are stored."""
        kept = [*self.points[:-1:EVERY], self.points[-1]]
        left, top = min(point[0] for point in kept), min(point[1] for point in kept)
        right, bottom = max(point[0] for point in kept), max(point[1] for point in kept)
        x, y = self.place((left, top))
        box = {"x": x, "y": y, "w": (right - left) * STEP, "h": (bottom - top) * STEP, "step": STEP}
        return {**box, "points": encode(kept, (left, top, 0))}


def encode(points: Sequence[Sequence[int]], before: Sequence[int]) -> str:
    """The differences from point to point, as an encoded polyline of three dimensions."""
    text = "3"
    for point in points:
        text += "".join(_number(now - then) for now, then in zip(point, before, strict=True))
        before = point
    return text


def _number(value: int) -> str:
    left, text = (value << 1 if value >= 0 else ~(value << 1)), ""
    while left >= 32:
        text += chr((left & 31 | 32) + 63)
        left >>= 5
    return text + chr(left + 63)
