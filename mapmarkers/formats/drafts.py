"""A place as a file has it, and the marker that it becomes."""

import re
from dataclasses import dataclass
from typing import Any

from mapmarkers.icons import ICONS
from project.realtime.identity import COLORS

TITLE = 120  # characters
NOTE = 2000

_NUMBER = re.compile(r"[+-]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:[eE][+-]?[0-9]+)?")
_HEX = re.compile(r"#(?:[0-9a-f]{3}){1,2}")
_YES = {"true", "yes", "1", "locked", "x"}


class Unreadable(Exception):
    """Why a place can't become a marker: a sentence for the person whose file it is."""


@dataclass
class Draft:
    """What is said of one place, each value as the file has it; or, instead of a place, what is wrong with it."""

    line: int  # in the file, from 1; in GeoJSON first the feature's number, from 0
    lat: Any = None
    lng: Any = None
    title: Any = ""
    note: Any = ""
    color: Any = ""
    icon: Any = ""
    locked: Any = ""
    wrong: str = ""

    def marker(self) -> tuple[dict[str, Any], list[str]]:
        """The marker, but for its id; and what was left out of it."""
        if self.wrong:
            raise Unreadable(self.wrong)
        color, icon = _color(_text(self.color)), _icon(_text(self.icon))
        marker = {
            "lat": _degrees(self.lat, "latitude", 90),
            "lng": _degrees(self.lng, "longitude", 180),
            "title": _short(" ".join(_text(self.title).split()), "title", TITLE),
            "note": _short(_text(self.note).strip(), "note", NOTE),
            "color": color or "",
            "icon": icon or "",
            "locked": _text(self.locked).strip().lower() in _YES,
        }
        left_out = []
        if color is None:
            left_out.append(f"The colour “{_text(self.color)[:40]}” is not known here, and left out.")
        if icon is None:
            left_out.append(f"The icon “{_text(self.icon)[:40]}” is not known here, and left out.")
        return marker, left_out


def _degrees(value: Any, name: str, most: int) -> float:
    text = _text(value).strip()
    if not text:
        raise Unreadable(f"There is no {name}.")
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    if len(text) > 400 or not _NUMBER.fullmatch(text):
        raise Unreadable(f"The {name} “{text[:40]}” is not a number.")
    degrees = float(text)
    if not -most <= degrees <= most:
        raise Unreadable(f"The {name} {text[:40]} is not between -{most} and {most}.")
    return degrees + 0.0  # never -0.0


def _short(text: str, name: str, most: int) -> str:
    if len(text) > most:
        raise Unreadable(f"The {name} has {len(text)} characters, {most} are the most.")
    return text


def _color(text: str) -> str | None:
    """None for one that is not known here."""
    color = text.strip().lower()
    if _HEX.fullmatch(color):
        return color if len(color) == 7 else "#" + "".join(2 * digit for digit in color[1:])
    return color if color in ("", *COLORS) else None


def _icon(text: str) -> str | None:
    icon = text.strip().lower()
    return icon if icon in ("", *ICONS) else None


def _text(value: Any) -> str:
    """Without what can't be stored: NUL, and halves of surrogate pairs, which JSON can say."""
    if value is None or isinstance(value, dict | list):
        return ""
    text = value if isinstance(value, str) else repr(value)
    return text.replace("\0", "").encode("utf-8", "replace").decode()
