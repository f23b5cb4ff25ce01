"""The map's page (stop 1 begins in the script that it loads)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from project.realtime.pages import room_page


def map_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = room_page(request, "map", slug)
    page["config"] |= {
        "tiles": {"url": settings.MAP_TILE_URL, "attribution": settings.MAP_TILE_ATTRIBUTION},
        "atlas": {"coarse": static("mapmarkers/atlas-110m.json"), "fine": static("mapmarkers/atlas-50m.json")},
    }
    return render(request, "mapmarkers/map.html", page)
