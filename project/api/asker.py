"""What somebody who asks over REST may do, and under which name it is written into the log."""

import hashlib

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac
from rest_framework.request import Request

from project.api.authentication import Link
from project.realtime import identity, links
from project.realtime.identity import Author
from project.realtime.models import Room


def role_in(request: Request, room: Room) -> str:
    """No role is ""; a link's key stands for itself alone, whatever session comes with it."""
    if isinstance(request.auth, Link):
        return links.role_in(room, {request.auth.key}, people=people_of(request))
    held = links.held_keys(request.session, room) if _has_session(request) else ()
    return links.role_in(room, held, staff=request.user.is_staff, people=people_of(request))


def people_of(request: Request) -> frozenset[str]:
    """All that the asker goes by, under any of which they may have been shown out: also a script, or an address."""
    if not isinstance(request.auth, Link) and _has_session(request):
        return identity.ids_of(request.session, request.user)
    return frozenset({author_of(request).id})


def rooms_of(request: Request) -> "QuerySet[Room]":
    """The rooms that the asker may open: the public ones, and those of the links."""
    if not isinstance(request.auth, Link) and request.user.is_staff:
        return Room.objects.all()
    keys = _keys(request)
    return Room.objects.filter(~Q(public_role="") | Q(owner_key__in=keys) | Q(edit_key__in=keys) | Q(view_key__in=keys))


def _keys(request: Request) -> set[str]:
    if isinstance(request.auth, Link):
        return {request.auth.key}
    held = request.session.get("links") if _has_session(request) else None
    return {key for keys in held.values() for key in keys} if isinstance(held, dict) else set()


def author_of(request: Request) -> Author:
    """The person of the session; else a name that is the same for each link, or for each address."""
    if isinstance(request.auth, Link):
        return Author("l" + _digest("link", request.auth.key), "A script")
    if _has_session(request) and (person := identity.person_of(request.session, request.user)):
        return Author(person.id, person.name)
    # Others may have this address too: their keys of idempotency are not meant, unless all is the same.
    asked = f"{request.method} {request.path}\0".encode() + bytes(request.META.get("roomful.body", b""))
    address = _digest("address", address_of(request))
    return Author("a" + address, "A guest", f"{address}:{hashlib.sha256(asked).hexdigest()}")


def caller(request: Request) -> str:
    """Whose requests are counted together; see throttling.py."""
    if isinstance(request.auth, Link):
        return _digest("link", request.auth.key)
    person = identity.person_of(request.session, request.user) if _has_session(request) else None
    return person.id if person else address_of(request)


def address_of(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR") or "unknown")


def _has_session(request: Request) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _digest(purpose: str, secret: str) -> str:
    """16 characters that say nothing of what they were made of."""
    return salted_hmac(f"roomful.api.{purpose}", secret).hexdigest()[:16]
