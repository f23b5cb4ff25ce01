"""The board's page (stop 1 begins in the script that it loads), and its picture."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from project.realtime.models import Room
from project.realtime.pages import enter_room, room_page
from sketch.services import state_of
from sketch.svg import board_as_svg

SVG_HEADERS = {
    "Cache-Control": "private, no-cache",  # keep it, but ask whether it is still true
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def board_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = room_page(request, "sketch", slug)
    page["config"] |= {"svg": reverse("sketch-svg", args=[slug])}
    return render(request, "sketch/board.html", page)


@require_safe
def board_svg(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The whole board as it is now, on light paper or (`?theme=dark`) on dark."""
    room, _ = enter_room(request, "sketch", slug)
    dark = request.GET.get("theme") == "dark"
    etag = f'"{room.created.timestamp()}-{room.pk}-{room.seq}-{"dark" if dark else "light"}"'
    if known := get_conditional_response(request, etag=etag):
        return known
    return HttpResponse(_picture(room, etag, dark), content_type="image/svg+xml", headers={**SVG_HEADERS, "ETag": etag})


@lru_cache(maxsize=4)  # a full board takes a second to draw, and has many to look at it
def _picture(room: Room, etag: str, dark: bool) -> str:
    return board_as_svg(room.title, state_of(room), dark=dark)
