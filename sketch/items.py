"""An item as it goes over the wire: what has its default value is left out, the browser fills it in.

`id`, `kind`, `x` and `y` are always there, then only what differs from: w 0, h 0, r 0, z 0, color "ink", fill "",
size 4 (text and notes: 20), opacity 1, dash "", points "", step 1, text "", image "". In the state, and where it is
not the one whose event it is, `by` and `who` name the person who drew it.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from project.realtime.identity import Author
from sketch.models import Item

Entry = dict[str, Any]  # an item, or what changes of it, as it is sent

ALWAYS = ("id", "kind", "x", "y")
DEFAULTS: Entry = {
    "w": 0, "h": 0, "r": 0, "z": 0, "color": "ink", "fill": "", "size": 4, "opacity": 1, "dash": "",
    "points": "", "step": 1, "text": "", "image": "",
}  # fmt: skip
SIZES = {"text": 20, "note": 20}
DRAWER: Entry = {"by": "", "who": ""}
FIELDS = (*ALWAYS, *DEFAULTS, *DRAWER)
EDITABLE = ("x", "y", *(field for field in DEFAULTS if field != "image"))


def default_of(kind: str, field: str) -> Any:
    return SIZES.get(kind, 4) if field == "size" else DEFAULTS[field]


def entry(item: Item, by: Author | None = None) -> Entry:
    """The item for an event of `by`, who is not named again as the one who drew it."""
    values = shortened(getattr(item, field) for field in FIELDS)
    if by is not None and item.by == by.id:
        del values["by"], values["who"]
    return values


def shortened(row: Iterable[Any]) -> Entry:
    """An entry of the values of `FIELDS`, with who drew it."""
    return trimmed(dict(zip(FIELDS, map(plain, row), strict=True)))


def plain(value: Any) -> Any:
    """As it is written in JSON: 12 rather than 12.0."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, UUID):
        return str(value)
    return "" if value is None else value


def full(entry: Entry) -> Entry:
    """All fields of an item, what was left out with its default; who drew it only if that is said."""
    return {**DEFAULTS, "size": default_of(entry["kind"], "size"), **entry}


def trimmed(item: Entry) -> Entry:
    """The same without what has its default."""
    kind = item["kind"]
    return {field: item[field] for field in item if field not in DEFAULTS or item[field] != default_of(kind, field)}
