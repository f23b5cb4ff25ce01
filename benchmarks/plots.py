"""Which figures are drawn, and how they are found in the results."""

import math
from collections.abc import Iterator
from typing import Any

from benchmarks.drawing import Axis, Curve, draw

Results = dict[str, Any]

COLORS = {"roomful": 0, "bare": 1, "textbook, async": 2}
NAMES = {"roomful": "Roomful", "bare": "bare websockets", "textbook, async": "textbook"}

GROWTH = (  # file, title, key, factor, axis
    ("growth-cpu.svg", "Server CPU per delivered update", "cpu_us_per_update", 1, Axis("µs", log=True)),
    ("growth-delay.svg", "Delay, 99 of 100 are shorter", "p99_ms", 1, Axis("ms", log=True)),
    ("growth-in-time.svg", "Positions that arrive within 100 ms", "within_100_ms", 100, Axis("%", low=0, high=100)),
)


def drawings(results: Results) -> Iterator[tuple[str, str]]:
    """Name and content of each plot; one without figures is empty."""
    runs = results.get("growth", {"runs": {}})["runs"]
    for file, title, key, factor, axis in GROWTH:
        curves = [_curve(subject, each, key, factor) for subject, each in runs.items() if subject in COLORS]
        yield file, draw(title, curves, Axis("sockets in the room", log=True), axis)


def _curve(subject: str, each: list[dict[str, float | None]], key: str, factor: float) -> Curve:
    """What never arrived has no place on a plot."""
    found = [(figures["sockets"], figures[key]) for figures in each]
    points = [(x, y * factor) for x, y in found if x is not None and y is not None and math.isfinite(y)]
    return Curve(NAMES[subject], COLORS[subject], points)
