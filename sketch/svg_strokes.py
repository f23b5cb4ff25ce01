"""What goes along points, as SVG paths: pen, highlighter, line and arrow."""

import math
from collections.abc import Iterable, Sequence

from sketch import strokes
from sketch.items import Entry
from sketch.outline import Spot, outline, radius_at, smooth
from sketch.palette import Palette

MIDDLING = 0.5  # the pressure of what knows none
CUT_OFF = 1.3  # steps: how far simplifying moves a line
BARB = (9, 3.2, 0.6)  # of an arrow: units, per width of the line, of the shaft at most
SPREAD = 0.5  # radians between shaft and barb


def stroke(item: Entry, palette: Palette, *, fine: bool, every: int = 1) -> str:
    """The item's line; `fine` with its bends, and for a pen with the width that its pressure gave it."""
    spots, bulge = spots_of(item)
    if every > 1:
        spots = [*spots[:-1:every], spots[-1]]
    freehand = item["kind"] in {"pen", "highlighter"}
    line = smooth(spots, bulge) if fine and freehand else spots
    if item["kind"] == "highlighter":
        return f'<path d="{path(line)}" fill="none" opacity="0.6" {pen(item, palette.marker(item["color"]))}/>'
    color = palette.stroke(item["color"])
    if item["kind"] == "pen" and not item["dash"]:
        if fine and item["points"][0] == "3":
            area = "".join(path(polygon) + "Z" for polygon in outline(line, item["size"]))
            return f'<path d="{area}" fill="{color}"/>'
        return f'<path d="{path(line)}" fill="none" {pen(item, color, 2 * radius_at(item["size"], MIDDLING))}/>'
    head = _head(spots, item["size"]) if item["kind"] == "arrow" else ""
    return f'<path d="{path(line)}" fill="none" {pen(item, color)}/>{head and _barbs(head, item, color)}'


def spots_of(item: Entry) -> tuple[list[Spot], float]:
    """Its points in units from its corner, at the size that it has now; and how far simplifying may have moved them."""
    points = strokes.decode(item["points"])
    across, down = max(point[0] for point in points), max(point[1] for point in points)
    sx = item["w"] / across if across > 0 else item["step"]
    sy = item["h"] / down if down > 0 else item["step"]
    if item["points"][0] == "3":
        spots = [(x * sx, y * sy, min(max(p / 255, 0), 1)) for x, y, p in points]
    else:
        spots = [(x * sx, y * sy, MIDDLING) for x, y in points]
    return spots, CUT_OFF * max(abs(sx), abs(sy))


def path(points: Iterable[Sequence[float]]) -> str:
    """Straight from point to point; a single one gets a length, without which nothing would be drawn."""
    places = [f"{point[0]:.1f} {point[1]:.1f}" for point in points]
    return f"M{'L'.join(places)}" if len(places) > 1 else f"M{places[0]}h.01"


def pen(item: Entry, color: str, width: float | None = None) -> str:
    """How a line is drawn, as attributes."""
    size = item["size"]
    dashes = {"dashed": f"{number(size * 2 + 4)}", "dotted": f"0.01 {number(size * 2 + 1)}"}.get(item["dash"])
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'stroke="{color}" stroke-width="{number(size if width is None else width)}" {ends}{dashed}'


def _head(spots: Sequence[Spot], size: float) -> str:
    """From barb to tip to barb."""
    (ax, ay, _), (bx, by, _) = spots[-2:]
    least, by_width, of_shaft = BARB
    length = min(least + by_width * size, of_shaft * math.hypot(bx - ax, by - ay))
    angle = math.atan2(by - ay, bx - ax)
    barbs = [(bx - length * math.cos(a), by - length * math.sin(a)) for a in (angle + SPREAD, angle - SPREAD)]
    return path([barbs[0], (bx, by), barbs[1]])


def _barbs(head: str, item: Entry, color: str) -> str:
    return f'<path d="{head}" fill="none" {pen({**item, "dash": ""}, color)}/>'


def number(value: float) -> str:
    """With two decimals at most: less than a hundredth of a unit nobody sees."""
    rounded = round(value, 2)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
