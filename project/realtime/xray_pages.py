"""Over HTTP, for the drawer that shows what is under the hood: the stops with their places, and the source itself."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from project.realtime.xray_places import Place
from project.realtime.xray_stops import chapter_of, kinds, services_of, shown_files, stops_of


@require_safe
def stops(request: HttpRequest, kind: str) -> JsonResponse:
    """`{stops: [{at, title, says, chapter, places}], services: {command: place}}`; place: `{name, file, line, url}`."""
    if kind not in kinds():
        raise Http404("There is no such kind of room.")
    found = [
        {
            "at": stop.at,
            "title": stop.title,
            "says": stop.says,
            "chapter": f"/docs/tutorial/{chapter_of(stop, kind)}.html",
            "places": [_as_dict(place) for place in places],
        }
        for stop, places in stops_of(kind)
    ]
    services = {name: _as_dict(place) for name, place in services_of(kind).items()}
    return JsonResponse({"stops": found, "services": services})


def _as_dict(place: Place) -> dict[str, Any]:
    if settings.SOURCE_URL:
        url = settings.SOURCE_URL.format(file=place.file, line=place.line)
    else:
        url = f"{reverse('source', args=[place.file])}?from={place.line}&to={place.end}#L{place.line}"
    return {"name": place.name, "file": place.file, "line": place.line, "url": url}


@require_safe
def source(request: HttpRequest, file: str) -> HttpResponse:
    """One of the files with a stop in it, as it runs; the lines `from` to `to` are marked."""
    if file not in shown_files():
        raise Http404("This file is not shown here.")
    text = (settings.BASE_DIR / file).read_text()
    marked = range(_number(request, "from"), _number(request, "to") + 1)
    lines = [(number, line, number in marked) for number, line in enumerate(text.splitlines(), 1)]
    return render(request, "source.html", {"file": file, "lines": lines})


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 7 else 0
