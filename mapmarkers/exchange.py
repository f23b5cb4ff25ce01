"""A map's markers as files: what is in one that somebody has, and all of a map as one to take away.

Importing changes nothing by itself. It answers what is in the file; the browser that asked sends it as commands
(`markers.change`), so that an import is undone, kept over a lost connection and seen by all like any other change.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mapmarkers.formats import geojson, gpx, kml, reading, table
from mapmarkers.services import MARKERS, state_of
from project.realtime import identity, permission, rates
from project.realtime.answers import answers_in_json
from project.realtime.models import Room
from project.realtime.pages import enter_room
from project.realtime.refusals import Refused

FILES_PER_MINUTE = 30  # of one person
Writer = Callable[[str, list[dict[str, Any]]], str]
WRITERS: dict[str, tuple[Writer, str]] = {
    "geojson": (geojson.write, "application/geo+json"),
    "gpx": (gpx.write, "application/gpx+xml"),
    "kml": (kml.write, "application/vnd.google-earth.kml+xml"),
    "csv": (table.write, "text/csv; charset=utf-8"),
}


@require_POST
@never_cache
@answers_in_json
def import_file(request: HttpRequest, slug: str) -> JsonResponse:
    """A multipart form with `file` -> `{format, found, markers, problems: [{line, why}], unread}`."""
    room, role = enter_room(request, "map", slug)
    permission.check_role(role, Room.Role.EDITOR)
    permission.check_open(room, role)
    person = identity.welcome(request.session, request.user)
    if rates.count("imports", person.id) > FILES_PER_MINUTE:
        raise Refused("rate_limited", "Too many files at once. Wait a minute, please.", retry_after=rates.wait())
    file = request.FILES.get("file")
    if file is None:
        raise Refused("invalid", "There is no `file` in this form.")
    if (file.size or 0) > reading.BYTES:
        raise Refused("too_large", "This file has more than 5 MB. Take a smaller one, please.")
    report = reading.read(file.read())
    there = room.markers.count()
    if there + len(report.markers) > MARKERS:
        count = len(report.markers)
        raise Refused("too_large", f"{count:,} more do not fit: this map has {there:,} of at most {MARKERS:,} markers.")
    return JsonResponse(report.as_dict())


@require_safe
@never_cache
def export(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    """All markers, those that were added first at the top."""
    room, _ = enter_room(request, "map", slug)
    write, media_type = WRITERS[format]
    content = write(room.title, state_of(room)["markers"])
    name = quote(f"{room.title}.{format}", safe="")
    plain = f"{slugify(room.title) or 'map'}.{format}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}"
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition})
