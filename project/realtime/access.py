"""By what right a socket is open: its session, its user, its links (stop 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone

from project.realtime import identity, links
from project.realtime.embedding import shown_key
from project.realtime.identity import Person
from project.realtime.models import Room


@dataclass
class Access:
    """What is checked when a socket opens, again for each command, and every 2 s by `watch.py`."""

    keys: frozenset[str]  # of this room, from links that were followed
    session_key: str = ""
    user_id: int | None = None
    auth_hash: str = ""
    staff: bool = False
    people: frozenset[str] = frozenset()  # the ids of the person; see `identity.ids_of()`

    def role(self, room: Room) -> str:
        return links.role_in(room, self.keys, staff=self.staff, people=self.people)

    def why_closed(self, room: Room) -> str:
        """What to tell whoever has no role here."""
        return links.why_closed(room, self.people)


def enter(scope: dict[str, Any], kind: str) -> tuple[Room, Person, Access] | None:
    """Look up the room of this scope and who comes; None if there is no such room. Touches the database."""
    room = Room.objects.filter(kind=kind, slug=scope["url_route"]["kwargs"]["slug"]).first()
    if room is None:
        return None
    session, user = scope["session"], scope["user"]
    known = identity.person_of(session, user)
    person = known or identity.new_guest()
    access = Access(
        keys=links.held_keys(session, room) | shown_key(room, scope.get("query_string", b"")),
        session_key=session.session_key if known else "",
        user_id=user.pk,
        auth_hash=session.get(HASH_SESSION_KEY, ""),
        staff=bool(getattr(user, "is_staff", False)),
        people=identity.ids_of(session, user) if known else frozenset({person.id}),
    )
    return room, person, access


def follow_up(seen: Iterable[tuple[Access, Room]]) -> None:
    """Take over the links that each session was given since its socket opened. Touches the database."""
    seen = [*seen]
    rows = Session.objects.in_bulk([access.session_key for access, _ in seen if access.session_key])
    for access, room in seen:
        if session := rows.get(access.session_key):
            access.keys |= links.held_keys(session.get_decoded(), room)


def still_valid(accesses: Iterable[Access]) -> list[bool]:
    """Whether each session is still there and its user still the same; brings `staff` up to date. Two queries."""
    accesses = [*accesses]
    sessions = {access.session_key for access in accesses if access.session_key}
    alive = set(
        Session.objects.filter(session_key__in=sessions, expire_date__gt=timezone.now()).values_list(
            "session_key", flat=True
        )
    )
    ids = {access.user_id for access in accesses if access.user_id is not None}
    users = get_user_model().objects.in_bulk(ids) if ids else {}
    return [_is_valid(access, alive, users) for access in accesses]


def _is_valid(access: Access, alive: set[str], users: dict[int, Any]) -> bool:
    if access.session_key and access.session_key not in alive:
        return False
    if access.user_id is None:
        return True
    user = users.get(access.user_id)
    if user is None or not user.is_active or user.get_session_auth_hash() != access.auth_hash:
        return False
    access.staff = user.is_staff
    return True
