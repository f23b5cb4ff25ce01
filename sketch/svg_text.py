"""Text in lines, as SVG: there is no browser here to measure it, so a word's width is estimated."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import accumulate

FONT = (
    "-apple-system, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', 'Liberation Sans',"
    " Arial, system-ui, sans-serif"
)
LINE = 1.3  # heights of the type from one line to the next
BASELINE = 0.98  # heights of the type from the top of a line to its baseline

# Widths in heights of the type, about those of Helvetica
WIDTHS = (("ijl.,:;'|!I ", 0.26), ('frt()[]/\\-*"', 0.34), ("mwMW@%", 0.86), ("ABCDEFGHKNOPQRSUVXYZ&", 0.69))
LETTER = 0.54
WIDE = 1.0  # letters of the East, and emoji


def lines_of(text: str, size: float, width: float) -> list[str]:
    """The lines as they were typed, broken where the next word would not fit into `width` units; 0: nowhere."""
    typed = re.split(r"\r\n|\r|\n", text)
    room = width / size
    return typed if width <= 0 else [part for line in typed for part in _wrapped(line, room)]


def _wrapped(line: str, room: float) -> Iterator[str]:
    current = ""
    for word in re.findall(r"\S+\s*|\s+", line):
        if current and width_of((current + word).rstrip()) > room:
            yield current
            current = ""
        current += word
        while width_of(current.rstrip()) > room and len(current.rstrip()) > 1:
            fits = _fitting(current, room)
            yield current[:fits]
            current = current[fits:]
    yield current


def _fitting(word: str, room: float) -> int:
    """How many of its letters fit into a line; one at least."""
    return max(1, sum(width <= room for width in accumulate(map(_letter, word))))


def width_of(text: str) -> float:
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if ord(letter) > 0x2E7F:
        return WIDE
    return next((width for letters, width in WIDTHS if letter in letters), LETTER)


def tspans(lines: Iterable[str], *, size: float, x: float, top: float, looks: str) -> str:
    """A text element with a line for each of these; spaces stay as they are."""
    spans = "".join(
        f'<tspan x="{x:g}" y="{top + (row * LINE + BASELINE) * size:g}">{escape(line.rstrip())}</tspan>'
        for row, line in enumerate(lines)
        if line.strip()
    )
    return f'<text font-family="{FONT}" font-size="{size:g}" xml:space="preserve" {looks}>{spans}</text>'
