"""Whatever a client says, it is understood or refused: nothing else comes out."""

from contextlib import suppress
from typing import Any
from uuid import uuid4

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.realtime.messages import encode
from project.realtime.refusals import Refused
from sketch import rules
from sketch.items import full
from sketch.messages import ItemAdd, decoder

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
POINTS = st.text(st.sampled_from("23?@A^_~}\\`z\x7f "), max_size=60)
TYPES = ("item.add", "item.edit", "item.remove", "items.change", "items.sweep", "items.revive", "board.clear",
         "stroke.draw", "stroke.end", "items.drag", "cursor.move", "laser.point", "view.show")  # fmt: skip
NAMES = ("id", "kind", "x", "y", "w", "h", "r", "z", "color", "fill", "size", "opacity", "dash", "points", "step",
         "text", "image", "add", "edit", "remove", "person", "seq", "at", "ids", "dx", "dy", "tool")  # fmt: skip
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(st.sampled_from(TYPES), st.dictionaries(st.sampled_from(NAMES), ANY | POINTS))
def test_any_frame_is_understood_or_refused(type: str, fields: dict[str, Any]) -> None:
    with suppress(msgspec.ValidationError):
        decoder.decode(encode({"type": type, "op": "1", **fields}))


@unhurried
@given(
    st.sampled_from(["pen", "highlighter", "line", "arrow", "rectangle", "note"]),
    POINTS,
    st.floats(0.03125, 8),
    st.text(),
)
def test_any_item_is_taken_or_refused(kind: str, points: str, step: float, text: str) -> None:
    frame = {"type": "item.add", "op": "1", "id": uuid4(), "kind": kind, "x": 1, "y": 2, "step": step}
    with suppress(msgspec.ValidationError, Refused):
        command = decoder.decode(encode({**frame, "points": points, "text": text}))
        assert isinstance(command, ItemAdd)
        rules.check(kind, full(command.fields()))
