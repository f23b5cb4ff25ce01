"""CSV: one place in each row, the columns named by the first line."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from mapmarkers.formats.drafts import Draft
from mapmarkers.formats.numbers import decimal
from project.realtime.refusals import Refused

COLUMNS = ("title", "lat", "lng", "note", "color", "icon", "locked")
MOST_COLUMNS = 1000
NAMES = {
    "lat": {"lat", "latitude", "y", "breite", "breitengrad"},
    "lng": {"lng", "lon", "long", "longitude", "x", "länge", "längengrad"},
    "title": {"title", "name", "label", "titel"},
    "note": {"note", "notes", "description", "desc", "comment", "beschreibung"},
    "color": {"color", "colour", "farbe"},
    "icon": {"icon", "symbol", "sym"},
    "locked": {"locked"},
    "wkt": {"wkt", "geometry", "the_geom"},  # POINT (5.12 52.09)
}
_POINT = re.compile(r"\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)\s*", re.IGNORECASE)

# A spreadsheet takes such a cell for a formula. With an apostrophe before it, it is text to each of them.
_FORMULA = re.compile(r"^'*[=+\-@\t\r]")


def read(text: str) -> Iterator[Draft]:
    first, _, _ = text.partition("\n")
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise Refused("invalid", f"Line {line}: this can't be read as CSV ({error}).") from None
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = _columns(cells)
        else:
            yield _draft(line, dict(zip(columns, cells, strict=False)))


def _columns(cells: list[str]) -> list[str]:
    """What each column is: a field's name, or "" for one that is not needed."""
    if len(cells) > MOST_COLUMNS:
        raise Refused("invalid", f"This table has {len(cells):,} columns, {MOST_COLUMNS:,} are the most.")
    columns: list[str] = []
    for cell in cells:
        name = cell.strip().lower()
        field = next((field for field, names in NAMES.items() if name in names), "")
        columns.append("" if field in columns else field)
    if "wkt" not in columns and not {"lat", "lng"} <= {*columns}:
        raise Refused("invalid", "The first line has to name the columns, at least `lat` and `lng`.")
    return columns


def _draft(line: int, cells: dict[str, str]) -> Draft:
    cells.pop("", None)
    if "wkt" in cells:
        point = _POINT.fullmatch(cells.pop("wkt"))
        if "lat" not in cells or "lng" not in cells:
            if point is None:
                return Draft(line, wrong="This is not a POINT; only single places are read.")
            cells["lng"], cells["lat"] = point.groups()
    return Draft(line, **{field: _plain(cell) if field in {"title", "note"} else cell for field, cell in cells.items()})


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write(title: str, markers: list[dict[str, Any]]) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(COLUMNS)
    for marker in markers:
        place = {"lat": decimal(marker["lat"]), "lng": decimal(marker["lng"]), "locked": "yes" * marker["locked"]}
        table.writerow([place.get(column, _safe(str(marker[column]))) for column in COLUMNS])
    return file.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
