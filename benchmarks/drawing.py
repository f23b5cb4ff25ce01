"""Curves as SVG: no library, no style sheet, and a look that suits light and dark pages.

Words and lines take the colour of the page's text (`currentColor`); the curves' colours can be told apart
on white and on black, also by their marks.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 420, 280
LEFT, RIGHT, TOP, BOTTOM = 54, 24, 62, 44
COLORS = ("#0d9488", "#b7791f", "#d6336c")
WIDTHS = (2.5, 6, 2.5)  # the second can be seen beneath the first where they are alike
MARKS = ("circle", "square", "diamond")
FONT = 'font-family="system-ui, sans-serif" fill="currentColor"'


@dataclass(frozen=True)
class Axis:
    label: str
    log: bool = False
    low: float | None = None
    high: float | None = None

    def fitted(self, values: list[float]) -> "Axis":
        """With bounds: round ones about all values, unless they are given."""
        low, high = min(values), max(values)
        if self.log:
            return Axis(self.label, log=True, low=_step(low, up=False), high=_step(high, up=True))
        return Axis(
            self.label, low=low if self.low is None else self.low, high=high if self.high is None else self.high
        )

    def share(self, value: float) -> float:
        """Where a value lies: 0 at the low end, 1 at the high one."""
        low, high = self.low or 0, self.high or 1
        if self.log:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return (value - low) / (high - low)

    def ticks(self) -> list[float]:
        low, high = self.low or 0, self.high or 1
        if not self.log:
            return [low + (high - low) * part / 4 for part in range(5)]
        steps = [_nice(power, digit) for power in range(-3, 7) for digit in (1, 2, 5)]
        inside = [step for step in steps if low * 0.999 <= step <= high * 1.001]
        return inside if len(inside) <= 7 else [step for step in inside if f"{step:e}"[0] == "1"]


@dataclass(frozen=True)
class Curve:
    name: str
    color: int
    points: list[tuple[float, float]]


def draw(title: str, curves: list[Curve], across: Axis, up: Axis) -> str:
    """The whole picture, as the text of an SVG file."""
    points = [point for curve in curves for point in curve.points] or [(1.0, 1.0), (10.0, 10.0)]
    across, up = across.fitted([x for x, _ in points]), up.fitted([y for _, y in points])
    parts = [*_frame(title, across, up), *_legend(curves)]
    parts += [part for curve in reversed(curves) for part in _curve(curve, across, up)]  # the first one on top
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" color="#767d88"'
    return "\n".join([f'{head} aria-label="{escape(title)}">', *parts, "</svg>\n"])


def _frame(title: str, across: Axis, up: Axis) -> Iterator[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    yield f'<text x="12" y="22" font-size="15" font-weight="600" {FONT}>{escape(title)}</text>'
    for value in up.ticks():
        y = _y(up, value)
        yield f'<path d="M{LEFT} {y:.1f}H{right}" stroke="currentColor" stroke-opacity=".3"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="12" {FONT}>{_written(value)}</text>'
    for value in across.ticks():
        x = _x(across, value)
        yield f'<path d="M{x:.1f} {bottom}v5" stroke="currentColor"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 19}" text-anchor="middle" font-size="12" {FONT}>{_written(value)}</text>'
    yield f'<text x="{right}" y="{HEIGHT - 8}" text-anchor="end" font-size="12" {FONT}>{escape(across.label)}</text>'
    yield f'<text x="{LEFT - 6}" y="{TOP - 10}" text-anchor="end" font-size="12" {FONT}>{escape(up.label)}</text>'


def _legend(curves: list[Curve]) -> Iterator[str]:
    x = float(LEFT + 8)
    for curve in curves:
        yield _mark(curve, x, TOP - 18)
        yield f'<text x="{x + 9:.0f}" y="{TOP - 14}" font-size="12" {FONT}>{escape(curve.name)}</text>'
        x += 30 + 6.6 * len(curve.name)


def _curve(curve: Curve, across: Axis, up: Axis) -> Iterator[str]:
    places = [(_x(across, x), _y(up, y)) for x, y in curve.points]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    if line:
        stroke = f'stroke="{COLORS[curve.color]}" stroke-width="{WIDTHS[curve.color]}" stroke-linejoin="round"'
        yield f'<path d="M{line}" fill="none" {stroke}/>'
    yield from (_mark(curve, x, y) for x, y in places)


def _mark(curve: Curve, x: float, y: float) -> str:
    fill = f'fill="{COLORS[curve.color]}"'
    match MARKS[curve.color]:
        case "circle":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" {fill}/>'
        case "square":
            return f'<path d="M{x - 5:.1f} {y - 5:.1f}h10v10h-10z" {fill}/>'
        case _:
            return f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" {fill}/>'


def _x(axis: Axis, value: float) -> float:
    return LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT)


def _y(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - TOP - BOTTOM)


def _nice(power: int, digit: int) -> float:
    return digit * 10.0**power


def _step(value: float, *, up: bool) -> float:
    """The next of 1, 2, 5, 10, 20, … to this value."""
    steps = sorted(_nice(power, digit) for power in range(-4, 8) for digit in (1, 2, 5))
    return next(step for step in (steps if up else reversed(steps)) if (step >= value if up else step <= value))


def _written(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
