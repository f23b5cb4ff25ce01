"""Who asks over REST: a browser with its session, a script with a link's key, or somebody unknown.

A cookie comes along whoever made the browser ask, so that with one, changes need the CSRF token. The key
of a link (`Authorization: Link <key>`) is sent on purpose, and stands for itself alone.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from project.realtime.models import Room


@dataclass(frozen=True)
class Link:
    """The key of one of a room's three links, as `request.auth`."""

    key: str
    room_id: int


class LinkAuthentication(authentication.BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[AnonymousUser, Link] | None:
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "link":
            return None
        room = Room.objects.filter(Q(owner_key=key) | Q(edit_key=key) | Q(view_key=key)).values_list("pk").first()
        if room is None:
            raise AuthenticationFailed("This link does not work any more. Ask for a new one.")
        return AnonymousUser(), Link(key, room[0])

    def authenticate_header(self, request: Request) -> str:
        return "Link"


class SessionAuthentication(authentication.SessionAuthentication):
    """Django's session; also a guest's, which holds the links that were followed."""

    def authenticate(self, request: Request) -> tuple[object, None] | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        self.enforce_csrf(request)
        user = request._request.user
        return (user, None) if user.is_authenticated else None
