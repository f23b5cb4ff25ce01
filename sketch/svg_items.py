"""Each kind of item as an SVG element."""

import math
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, NamedTuple

from sketch.items import Entry
from sketch.palette import Palette
from sketch.svg_strokes import number, pen, stroke
from sketch.svg_text import lines_of, tspans

ROUNDED = 10  # units, of a rectangle's corners at most
NOTE_ROUNDED = 4
NOTE_PADDING = 14
FORGIVEN = 1.12  # a text is as wide as a browser has measured it, which may know a narrower font


class Look(NamedTuple):
    palette: Palette
    images: Mapping[str, Any]  # what is known of the pictures, by id
    fine: bool  # lines with their bends and their width
    every: int  # of how many points of a line one is drawn


def element(item: Entry, look: Look) -> str:
    """The item in its place, drawn as if its corner were the origin."""
    turn = f" rotate({number(math.degrees(item['r']))} {number(item['w'] / 2)} {number(item['h'] / 2)})" * bool(
        item["r"]
    )
    opacity = f' opacity="{number(item["opacity"])}"' if item["opacity"] != 1 else ""
    place = f'transform="translate({number(item["x"])} {number(item["y"])}){turn}"'
    return f"<g {place}{opacity}>{DRAW[item['kind']](item, look)}</g>"


def reach(item: Entry) -> float:
    """How far the ink goes over the item's box, in units."""
    match item["kind"]:
        case "pen":
            return float(item["size"]) * 0.8 + 1
        case "arrow":
            return float(item["size"]) * 3.2 + 10
        case "note" | "text" | "image":
            return 6
        case _:
            return float(item["size"]) / 2 + 1


def _line(item: Entry, look: Look) -> str:
    return stroke(item, look.palette, fine=look.fine, every=look.every)


def _rectangle(item: Entry, look: Look) -> str:
    w, h = item["w"], item["h"]
    box = f'width="{number(w)}" height="{number(h)}" rx="{number(min(ROUNDED, w / 6, h / 6))}"'
    return f"<rect {box} {_paint(item, look)}/>"


def _ellipse(item: Entry, look: Look) -> str:
    w, h = number(item["w"] / 2), number(item["h"] / 2)
    return f'<ellipse cx="{w}" cy="{h}" rx="{w}" ry="{h}" {_paint(item, look)}/>'


def _paint(item: Entry, look: Look) -> str:
    fill = look.palette.fill(item["fill"]) if item["fill"] else "none"
    return f'fill="{fill}" {pen(item, look.palette.stroke(item["color"]))}'


def _note(item: Entry, look: Look) -> str:
    w, h = item["w"], item["h"]
    lines = lines_of(item["text"], item["size"], w - 2 * NOTE_PADDING)
    top = max(NOTE_PADDING, (h - len(lines) * 1.3 * item["size"]) / 2)
    box = f'width="{number(w)}" height="{number(h)}" rx="{NOTE_ROUNDED}"'
    return (
        f'<rect y="3" {box} fill="{look.palette.shade}"/><rect {box} fill="{look.palette.note(item["fill"])}"/>'
        + _words(item, look, lines, x=w / 2, top=top, anchor="middle")
    )


def _text(item: Entry, look: Look) -> str:
    lines = lines_of(item["text"], item["size"], FORGIVEN * item["w"])
    return _words(item, look, lines, x=0, top=0, anchor="start")


def _words(item: Entry, look: Look, lines: Iterable[str], *, x: float, top: float, anchor: str) -> str:
    color = look.palette.stroke(item["color"])
    return tspans(lines, size=item["size"], x=x, top=top, looks=f'fill="{color}" text-anchor="{anchor}"')


def _image(item: Entry, look: Look) -> str:
    """The smallest file that is large enough to be seen, over a frame for where it cannot be loaded."""
    w, h = number(item["w"]), number(item["h"])
    frame = f'<rect width="{w}" height="{h}" rx="4" fill="{look.palette.frame}" stroke="{look.palette.lines}"/>'
    sizes = look.images.get(item["image"], {}).get("sizes") or []
    if not sizes:
        return frame
    url = next((size["url"] for size in sizes if size["width"] >= min(item["w"], 640)), sizes[-1]["url"])
    return f'{frame}<image href="{escape(url)}" width="{w}" height="{h}" preserveAspectRatio="none"/>'


DRAW: dict[str, Callable[[Entry, Look], str]] = {
    "pen": _line, "highlighter": _line, "line": _line, "arrow": _line,
    "rectangle": _rectangle, "ellipse": _ellipse, "note": _note, "text": _text, "image": _image,
}  # fmt: skip
