"""A board as one SVG picture, for previews and links: drawn from the same items as in the browser."""

import math
from collections.abc import Iterable
from html import escape
from typing import Any

from sketch import strokes
from sketch.items import Entry, full
from sketch.palette import DARK, LIGHT, Palette
from sketch.svg_items import Look, element, reach
from sketch.svg_strokes import number

MARGIN = 32  # units around what is drawn
EMPTY = (0.0, 0.0, 640.0, 400.0)
FINE = 40_000  # points on the board: with more of them, lines are drawn plainly…
PLAIN = 200_000  # …and with more than these, some of the points are left out

Bounds = tuple[float, float, float, float]  # left, top, right, bottom


def board_as_svg(title: str, state: dict[str, Any], *, dark: bool = False) -> str:
    """The items of a board's state, from the bottom up; as large as what is drawn."""
    items = [full(item) for item in state["items"]]
    palette: Palette = DARK if dark else LIGHT
    points = points_of(items)
    look = Look(palette, state.get("images", {}), fine=points <= FINE, every=math.ceil(points / PLAIN))
    left, top, right, bottom = bounds_of(items)
    box = " ".join(map(number, (left, top, right - left, bottom - top)))
    x, y, w, h = map(number, (2 * left - right, 2 * top - bottom, 3 * (right - left), 3 * (bottom - top)))
    paper = f'x="{x}" y="{y}" width="{w}" height="{h}"'  # larger than the picture, for a window of another shape
    drawn = "\n".join(element(item, look) for item in items)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">\n<title>{escape(title)}</title>\n'
        f'<rect {paper} fill="{palette.paper}"/>\n'
        f"{drawn}\n</svg>\n"
    )


def points_of(items: Iterable[Entry]) -> int:
    return sum(strokes.count(item["points"]) for item in items if item["points"])


def bounds_of(items: Iterable[Entry]) -> Bounds:
    """The box around all items, turned as they are, with a margin."""
    boxes = [_bounds(item) for item in items]
    if not boxes:
        return EMPTY
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts) - MARGIN, min(tops) - MARGIN, max(rights) + MARGIN, max(bottoms) + MARGIN


def _bounds(item: Entry) -> Bounds:
    w, h, ink = item["w"], item["h"], reach(item)
    cos, sin = abs(math.cos(item["r"])), abs(math.sin(item["r"]))
    x, y = item["x"] + w / 2, item["y"] + h / 2
    across, down = (w * cos + h * sin) / 2 + ink, (w * sin + h * cos) / 2 + ink
    return x - across, y - down, x + across, y + down
