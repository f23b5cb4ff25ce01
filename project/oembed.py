"""oEmbed (https://oembed.com): what a page that is given a room's address puts in its place."""

import re
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from project.realtime.embedding import embed_code, is_view_key
from project.realtime.kinds import kind_of
from project.realtime.models import Room

WIDTH = 800  # pixels, if nobody asks for less

_ROOM = re.compile(r"/(?P<kind>[a-z]+)/(?P<slug>[-\w]+)/(?:embed/)?")
_JOIN = re.compile(r"/join/(?P<key>[-\w]+)/")


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """`?url=` of a room that is public, or of its view link; `maxwidth` and `maxheight` in pixels."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only JSON is spoken here.", status=501, content_type="text/plain")
    room, key = _room_at(request, request.GET.get("url", ""))
    if room is None or not kind_of(room).embed_height:
        return HttpResponse("There is no such room.", status=404, content_type="text/plain")
    if not room.public_role and not is_view_key(room, key):
        return HttpResponse("This room opens with a link.", status=401, content_type="text/plain")
    width = _at_most(request.GET.get("maxwidth"), WIDTH)
    height = _at_most(request.GET.get("maxheight"), kind_of(room).embed_height)
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": room.title,
        "provider_name": "Roomful",
        "provider_url": request.build_absolute_uri("/"),
        "html": embed_code(request, room, width, height),
        "width": width,
        "height": height,
    }
    return JsonResponse(answer, headers={"Access-Control-Allow-Origin": "*"})


def _room_at(request: HttpRequest, url: str) -> tuple[Room | None, str]:
    """The room at an address of ours, and the key in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, ""
    if parts.netloc.lower() != request.get_host().lower() or parts.scheme not in {"http", "https"}:
        return None, ""
    if join := _JOIN.fullmatch(parts.path):
        return Room.objects.filter(view_key=join["key"]).first(), join["key"]
    if place := _ROOM.fullmatch(parts.path):
        return Room.objects.filter(**place.groupdict()).first(), parse_qs(parts.query).get("key", [""])[0]
    return None, ""


def _at_most(asked: str | None, usual: int) -> int:
    """Pixels, but never so few that there is nothing to see."""
    if not asked or not asked.isascii() or not asked.isdigit() or len(asked) > 5:
        return usual
    return min(usual, max(int(asked), 100))
