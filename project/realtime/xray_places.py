"""Where things are in the source, looked up in the code that runs (xray_stops.py)."""

import inspect
from typing import Any, NamedTuple

from django.conf import settings


class Place(NamedTuple):
    """Some lines of a file; `file` is relative to the project."""

    name: str
    file: str
    line: int
    end: int


def python(*things: Any) -> list[Place]:
    return [place_of(thing) for thing in things]


def place_of(thing: Any) -> Place:
    inner = inspect.unwrap(thing)
    lines, line = inspect.getsourcelines(inner)
    name = f"{inner.__qualname__}()" if inspect.isfunction(inner) else str(inner.__name__)
    file = inspect.getsourcefile(inner) or ""
    return Place(name, file.removeprefix(f"{settings.BASE_DIR}/"), max(line, 1), max(line, 1) + len(lines) - 1)


def script(file: str, *openings: str) -> list[Place]:
    """The blocks of a JavaScript file that begin with these lines; ValueError where there is none."""
    path = f"frontend/static/{file}"
    lines = (settings.BASE_DIR / path).read_text().splitlines()
    return [_block(path, lines, opening) for opening in openings]


def _block(path: str, lines: list[str], opening: str) -> Place:
    line = next((number for number, text in enumerate(lines, 1) if text.strip() == opening), None)
    if line is None:
        raise ValueError(f"{path} has no line {opening!r}.")
    indent = lines[line - 1][: -len(lines[line - 1].lstrip())]
    end = next(number for number in range(line + 1, len(lines) + 1) if lines[number - 1] == f"{indent}}}")
    name = opening.removeprefix("export ").removeprefix("function ").partition("(")[0]
    return Place(f"{name}()", path, line, end)
