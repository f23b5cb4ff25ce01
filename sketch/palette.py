"""The colours of a board on light and on dark paper: the same as `frontend/static/sketch/palette.js`."""

from typing import NamedTuple


class Tints(NamedTuple):
    """What one name means."""

    stroke: str  # lines and type
    fill: str  # the inside of shapes
    note: str  # the paper of sticky notes
    marker: str  # the highlighter


class Palette(NamedTuple):
    paper: str
    frame: str  # of a picture that is not there yet
    lines: str  # in that
    shade: str  # under a note
    tints: dict[str, Tints]

    def stroke(self, color: str) -> str:
        return color if color.startswith("#") else self.tints[color].stroke

    def fill(self, color: str) -> str:
        return color if color.startswith("#") else self.tints[color].fill

    def note(self, color: str) -> str:
        return color if color.startswith("#") else self.tints[color or "amber"].note

    def marker(self, color: str) -> str:
        return color if color.startswith("#") else self.tints[color].marker


LIGHT = Palette(
    paper="#f8f5ef",
    frame="#e0dacf",
    lines="#ccc5b9",
    shade="#3d2f1f26",
    tints={
        "red": Tints("#bd3838", "#ffd4cf", "#ffd9d5", "#ffbab3"),
        "orange": Tints("#ad5010", "#ffd6c1", "#ffdac8", "#ffbd9b"),
        "amber": Tints("#956308", "#f9e0ae", "#ffe79e", "#fade4e"),
        "lime": Tints("#69770b", "#dce5bc", "#ddebab", "#c5db60"),
        "green": Tints("#1b8439", "#c8eacc", "#bdf3c3", "#84e895"),
        "teal": Tints("#0c816f", "#b9ece0", "#a3f6e3", "#74e5ce"),
        "cyan": Tints("#0c7c90", "#b7eaf7", "#b0efff", "#6de0fb"),
        "blue": Tints("#0d71c0", "#c9e3fe", "#cfe6ff", "#a8d2ff"),
        "indigo": Tints("#585bda", "#d7deff", "#dbe1ff", "#c1caff"),
        "violet": Tints("#8549c8", "#e6d8ff", "#e9dcff", "#d8c0ff"),
        "magenta": Tints("#a53d9f", "#f6d3f1", "#ffd3fa", "#ffadf7"),
        "rose": Tints("#ba3367", "#ffd2dd", "#ffd7e0", "#ffb6c9"),
        "ink": Tints("#29211b", "#dedad3", "#fcfaf6", "#d1cdc7"),
    },
)

DARK = Palette(
    paper="#1a1612",
    frame="#312b25",
    lines="#484038",
    shade="#00000059",
    tints={
        "red": Tints("#fd968f", "#593431", "#77413d", "#923a37"),
        "orange": Tints("#fd9b67", "#583725", "#74452c", "#8f410e"),
        "amber": Tints("#f0a732", "#513b1c", "#67531e", "#766202"),
        "lime": Tints("#afc43a", "#3d4421", "#4f5824", "#566201"),
        "green": Tints("#66d37a", "#2b482f", "#335e3a", "#1c6c31"),
        "teal": Tints("#3ad2b7", "#184940", "#126052", "#026a5b"),
        "cyan": Tints("#39cbe9", "#154752", "#095d6c", "#006678"),
        "blue": Tints("#7ebdfd", "#28425c", "#30557a", "#175d9b"),
        "indigo": Tints("#a5b1fd", "#383d5d", "#484e7c", "#4b529d"),
        "violet": Tints("#c7a3fc", "#453958", "#5a4875", "#684892"),
        "magenta": Tints("#ec92e5", "#50354e", "#6a4366", "#7f3e7a"),
        "rose": Tints("#fe91b1", "#58333d", "#74404f", "#8f3955"),
        "ink": Tints("#efebe2", "#413c38", "#37322d", "#58554f"),
    },
)
