"""What an item may be, beyond what the types of its fields say (messages.py)."""

import math

from project.realtime.refusals import Refused
from sketch import strokes
from sketch.items import Entry

POINTS = 20_000  # in one item
POINT_BYTES = 65_536
TEXT = 5_000  # characters
STROKES = {"pen": (2, 3), "highlighter": (2, 3), "line": (2,), "arrow": (2,)}  # dimensions of their points
FEWEST = {"line": 2, "arrow": 2}  # points; else 1
WORDS = ("text", "note")


def check(kind: str, values: Entry) -> None:
    """`Refused` if these values are not for an item of this kind, or too much for any."""
    if "points" in values:
        _check_points(kind, values["points"])
    if text := values.get("text"):
        if kind not in WORDS:
            raise Refused("invalid", f"There is no `text` in the kind {kind}.")
        if len(text) > TEXT:
            raise Refused("too_large", f"This text is too long: {len(text)} characters of at most {TEXT}.")
    if math.frexp(values.get("step", 1))[0] != 0.5:
        raise Refused("invalid", "A `step` is a power of two.")
    if "image" in values and bool(values["image"]) != (kind == "image"):
        raise Refused("invalid", "An `image` is for the kind image, which needs one.")


def _check_points(kind: str, points: str) -> None:
    if kind not in STROKES:
        if points:
            raise Refused("invalid", f"There are no `points` in the kind {kind}.")
        return
    if len(points) > POINT_BYTES:
        raise Refused("too_large", f"This line is too long: {len(points)} bytes of at most {POINT_BYTES}.")
    try:
        count = strokes.count(points)
    except ValueError as error:
        raise Refused("invalid", f"{error}.") from None
    if int(points[0]) not in STROKES[kind] or count < FEWEST.get(kind, 1):
        raise Refused("invalid", f"These `points` are not for the kind {kind}.")
    if count > POINTS:
        raise Refused("too_large", f"This line is too long: {count} points of at most {POINTS}.")
