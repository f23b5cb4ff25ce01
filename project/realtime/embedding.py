"""Rooms in other people's pages: who may see them in a frame, and the code that puts them there.

A frame in a foreign page gets no cookies, so nobody has a session there: it shows what is public, or what the view
link's key in its address opens (`?key=`), also to its socket.
"""

import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode

from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt

from project.realtime.kinds import kind_of
from project.realtime.models import Room

View = Callable[..., Any]


def embeddable(view: View) -> View:
    """The page may be framed by EMBED_ORIGINS, unlike all others."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": settings.EMBED_ORIGINS})(view))


def embedded_room(request: HttpRequest, kind: str, slug: str) -> tuple[Room, str]:
    """The room, and the key that its frame came with, "" for none; 404 without the room, 403 if it is not for it."""
    room = Room.objects.filter(kind=kind, slug=slug).first()
    if room is None:
        raise Http404("There is no such room.")
    key = request.GET.get("key", "")
    if not room.public_role and not is_view_key(room, key):
        raise PermissionDenied("This room opens with a link. Ask somebody who has one.")
    return room, key if is_view_key(room, key) else ""


def is_view_key(room: Room, key: str) -> bool:
    return secrets.compare_digest(room.view_key.encode(), key.encode("utf-8", "replace"))


def shown_key(room: Room, query: bytes) -> frozenset[str]:
    """The key in a socket's address, if it is that of the view link: no other belongs into one."""
    key = parse_qs(query.decode("latin-1")).get("key", [""])[0]
    return frozenset({key}) if is_view_key(room, key) else frozenset()


def embed_path(room: Room) -> str:
    """Where the room's frame is; with the view link's key, unless the room is public."""
    query = "" if room.public_role else "?" + urlencode({"key": room.view_key})
    return f"{room.get_absolute_url()}embed/{query}"


def embed_code(request: HttpRequest, room: Room, width: int | str = "100%", height: int | None = None) -> str:
    """HTML for other people's pages."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" style="border:0" loading="lazy"'
        ' allow="fullscreen" referrerpolicy="origin"></iframe>',
        request.build_absolute_uri(embed_path(room)), room.title, width, height or kind_of(room).embed_height,
    )  # fmt: skip
