"""What is in somebody's file: its markers, and what of it can't be read."""

import codecs
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from mapmarkers.formats import geojson, gpx, kml, table, xml_tree
from mapmarkers.formats.drafts import Draft, Unreadable
from mapmarkers.services import MARKERS
from project.realtime.refusals import Refused

BYTES = 5 * 1024 * 1024
TOLD = 200  # problems
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass
class Report:
    format: str = ""
    markers: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)  # the first ones, by line
    unread: int = 0  # places that can't become markers

    def as_dict(self) -> dict[str, Any]:
        return {"found": len(self.markers), **asdict(self)}


def read(file: bytes) -> Report:
    """`Refused` for a file of which nothing can be read."""
    report = Report()
    remarks: dict[str, int] = {}  # what was left out -> the first line that says so
    failures: list[tuple[int, str]] = []
    report.format, drafts, text = _open(file)
    for draft in drafts:
        try:
            marker, left_out = draft.marker()
        except Unreadable as why:
            failures.append((draft.line, str(why)))
            continue
        report.markers.append(marker)
        for remark in left_out:
            remarks.setdefault(remark, draft.line)
        if len(report.markers) > MARKERS:
            raise Refused("too_large", f"There are more than {MARKERS:,} places in this file, too many for one map.")
    report.unread = len(failures)
    told = sorted([*failures, *((line, why) for why, line in remarks.items())])[:TOLD]
    if report.format == "GeoJSON" and told:
        lines = geojson.lines(text)
        told = [(lines[min(number, len(lines) - 1)], why) for number, why in told]
    report.problems = [{"line": line, "why": why} for line, why in told]
    if not report.markers and not failures:
        raise Refused("invalid", f"There are no places in this {report.format} file.")
    for marker, id in zip(report.markers, _ids(), strict=False):
        marker["id"] = str(id)
    return report


def _open(file: bytes) -> tuple[str, Iterator[Draft], str]:
    """Which format it is, told by its content; what is in it; its text, unless it is XML."""
    start = file[:4096].lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if not start:
        raise Refused("invalid", "This file is empty.")
    if start.startswith(b"PK"):
        raise Refused("invalid", "This file is zipped (as KMZ is). Unzip it, and take what is inside.")
    if start.startswith(b"<") or file.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        root = xml_tree.parse(file)
        readers = {"gpx": ("GPX", gpx.read), "kml": ("KML", kml.read)}
        if root.name not in readers:
            raise Refused("invalid", f"This XML is neither GPX nor KML: it begins with <{root.name[:40]}>.")
        name, reader = readers[root.name]
        return name, reader(root), ""
    text = _decode(file)
    if text.lstrip().startswith(("{", "[")):
        return "GeoJSON", geojson.read(text), text
    return "CSV", table.read(text), text


def _decode(file: bytes) -> str:
    encoding = next((name for bom, name in BOMS.items() if file.startswith(bom)), "utf-8")
    try:
        text = file.decode(encoding)
    except UnicodeDecodeError as error:
        line = file[: error.start].count(b"\n") + 1
        raise Refused("invalid", f"Line {line}: this is not UTF-8 text. Save the file as UTF-8, please.") from None
    if "\0" in text:
        raise Refused("invalid", "This is not a text file. GeoJSON, GPX, KML and CSV can be read.")
    return text


def _ids() -> Iterator[UUID]:
    """One after the other, so that the file's order is kept (UUIDs of version 7, RFC 9562)."""
    tail = secrets.randbits(73)
    now = time.time_ns() // 1_000_000
    while True:
        yield UUID(int=now << 80 | 7 << 76 | tail >> 62 << 64 | 2 << 62 | tail & (1 << 62) - 1)
        tail += 1 + secrets.randbits(32)
