"""The map's page, and the one that others put into theirs (stop 1 begins in the scripts that they load)."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from project.realtime.embedding import embeddable, embedded_room
from project.realtime.pages import room_page


def map_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = room_page(request, "map", slug)
    page["config"] |= ground()
    return render(request, "mapmarkers/map.html", page)


@require_safe
@embeddable
def embed_page(request: HttpRequest, slug: str) -> HttpResponse:
    """To look on from inside another page, without a session: nobody is known there."""
    room, key = embedded_room(request, "map", slug)
    path = room.get_absolute_url()
    config = {
        "kind": "map",
        "slug": slug,
        "title": room.title,
        "page": path,
        "socket": f"/ws{path}" + (f"?{urlencode({'key': key})}" if key else ""),
        "you": {"id": "", "name": "", "color": "", "role": "viewer"},
        "icons": static("icons.svg"),
    }
    page_path = f"/join/{key}/" if key else path
    page = {"room": room, "page_url": request.build_absolute_uri(page_path), "config": config | ground()}
    return render(request, "mapmarkers/embed.html", page)


def ground() -> dict[str, Any]:
    """What lies below the markers."""
    return {
        "tiles": {"url": settings.MAP_TILE_URL, "attribution": settings.MAP_TILE_ATTRIBUTION},
        "atlas": {"coarse": static("mapmarkers/atlas-110m.json"), "fine": static("mapmarkers/atlas-50m.json")},
    }
