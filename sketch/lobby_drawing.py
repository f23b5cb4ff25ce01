"""What the lobby board shows at first: an invitation, and a little of everything that one can draw."""

import math
from collections.abc import Iterator
from typing import Any
from uuid import uuid5

from sketch import strokes
from sketch.handwriting import NAMES, Way, drawn, written
from sketch.items import Entry

SUN = "#eda81c"


def drawing() -> list[Entry]:
    """The items, from the bottom up."""
    items = [*_words(), *_sea(), *_plan(), *_notes()]
    return [{**item, "z": number} for number, item in enumerate(items, 1)]


def _words() -> Iterator[Entry]:
    yield drawn([(-336, -94), (-200, -99), (-40, -92), (140, -97), (306, -92)], "highlighter", 34, color="amber")
    yield from written("Draw here,", -330, -190, 52, size=7)
    yield from written("everybody sees it", -330, -80, 36, size=5, color="indigo")


def _sea() -> Iterator[Entry]:
    """A boat in the evening."""
    yield drawn(_ring(560, -170, 42), color=SUN, size=5)
    for number in range(9):
        angle = math.tau * number / 9 + 0.2
        near, far = 58 + 5 * math.sin(3 * number), 80 + 6 * math.cos(2 * number)
        yield drawn([(560 + near * math.cos(angle), -170 + near * math.sin(angle)),
                     (560 + far * math.cos(angle), -170 + far * math.sin(angle))], color=SUN, size=5)  # fmt: skip
    yield drawn([(350, -208), (362, -222), (376, -210), (391, -223), (406, -209)], size=3)
    yield drawn([(402, -246), (412, -256), (422, -247), (433, -257), (444, -246)], size=3)
    yield drawn([(340, 44), (360, 84), (400, 96), (470, 95), (500, 82), (522, 42)], color="red", size=6)
    yield drawn([(340, 44), (400, 47), (470, 46), (522, 42)], color="red", size=6)
    yield drawn([(422, 42), (421, -20), (423, -110)], size=5)
    yield drawn([(432, -104), (468, -60), (506, 22), (470, 26), (434, 27), (433, -40), (432, -104)], color="teal")
    yield drawn([(413, -78), (386, -30), (360, 24), (386, 27), (412, 27), (413, -20), (413, -78)], color="teal")
    for row in range(3):
        yield drawn(_wave(330 + 22 * row, 104 + 24 * row, 8 - row), color=("blue", "cyan", "blue")[row], size=5 - row)


def _plan() -> Iterator[Entry]:
    """Shapes with words, and arrows from one to the next."""
    yield _shape("rectangle", -330, 20, 130, 64, color="blue", fill="blue")
    yield _said("An idea", -300, 38)
    yield _arrow((-192, 52), (-134, 52))
    yield _shape("ellipse", -126, 12, 150, 80, color="violet", fill="violet")
    yield _said("A sketch", -91, 38)
    yield _arrow((32, 52), (90, 52), dash="dashed")
    yield drawn([(150, 78), (122, 52), (118, 30), (134, 18), (150, 34), (166, 18), (182, 30), (178, 52), (150, 78)],
                color="rose", size=5)  # fmt: skip


def _notes() -> Iterator[Entry]:
    yield _note("Pick a pen and add something.\nNo account needed.", -336, 138, -0.03, "amber")
    yield _note("Whoever is here sees each line while you draw it.", -124, 146, 0.025, "green")
    yield _note("Nothing you draw is ever lost: close the tab and come back.", 88, 138, -0.015, "rose")


def _shape(kind: str, x: float, y: float, w: float, h: float, **looks: Any) -> Entry:
    return {"id": uuid5(NAMES, f"{kind} {x}"), "kind": kind, "x": x, "y": y, "w": w, "h": h, "size": 3, **looks}


def _said(text: str, x: float, y: float) -> Entry:
    return {"id": uuid5(NAMES, text), "kind": "text", "x": x, "y": y, "w": 84, "h": 26, "text": text, "size": 20}


def _note(text: str, x: float, y: float, turn: float, paper: str) -> Entry:
    looks = {"text": text, "size": 17, "fill": paper, "r": turn}
    return {"id": uuid5(NAMES, text), "kind": "note", "x": x, "y": y, "w": 196, "h": 140, **looks}


def _arrow(start: tuple[int, int], end: tuple[int, int], **looks: Any) -> Entry:
    """To the right: its box begins where it does."""
    points = strokes.encode([(0, 0), (end[0] - start[0], end[1] - start[1])])
    box = {"x": start[0], "y": start[1], "w": end[0] - start[0], "h": end[1] - start[1], "step": 1}
    return {"id": uuid5(NAMES, f"arrow {start}"), "kind": "arrow", **box, "points": points, "size": 3, **looks}


def _ring(x: float, y: float, radius: float) -> Way:
    """A circle as a hand draws one: not quite round, and a little further than once around."""
    turns = [0.3 + math.tau * part / 12 for part in range(14)]
    return [(x + (radius + 2 * math.sin(2 * a)) * math.cos(a), y + (radius - part / 6) * math.sin(a))
            for part, a in enumerate(turns)]  # fmt: skip


def _wave(x: float, y: float, crests: int) -> Way:
    return [(x + 17 * part, y + (-6 if part % 2 else 6) + 2 * math.sin(part)) for part in range(2 * crests + 1)]
