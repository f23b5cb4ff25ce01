"""What every room's page has in common: who comes, with which role, and what the scripts need to know."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static

from project.realtime import identity, links
from project.realtime.models import Room


def enter_room(request: HttpRequest, kind: str, slug: str) -> tuple[Room, str]:
    """The room, and the visitor's role in it; 404 without the room, 403 without a role."""
    room = Room.objects.filter(kind=kind, slug=slug).first()
    if room is None:
        raise Http404("There is no such room.")
    held = links.held_keys(request.session, room)
    people = identity.ids_of(request.session, request.user)
    role = links.role_in(room, held, staff=request.user.is_staff, people=people)
    if not role:
        raise PermissionDenied(links.why_closed(room, people))
    return room, role


def room_page(request: HttpRequest, kind: str, slug: str) -> dict[str, Any]:
    """The template context of a room's page."""
    room, role = enter_room(request, kind, slug)
    you = identity.welcome(request.session, request.user).public(role)
    page = room.get_absolute_url()
    config = {
        "kind": kind,
        "slug": slug,
        "title": room.title,
        "page": page,
        "socket": f"/ws{page}",
        "share": f"{page}share/",
        "images": f"{page}images/",
        "history": f"{page}history/",
        "people": f"{page}people/",
        "you": you,
        "icons": static("icons.svg"),
        "csrf": get_token(request),
        "version": settings.VERSION,
    }
    return {"room": room, "person": you, "role": role, "config": config}
