"""Who somebody is: a guest, whose name and colour live in the session, or a signed-in user."""

import secrets
import zlib
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.sessions.backends.base import SessionBase

COLORS = ("red", "orange", "amber", "lime", "green", "teal", "cyan", "blue", "indigo", "violet", "magenta", "rose")
_MOODS = ("Bright", "Calm", "Curious", "Eager", "Gentle", "Happy", "Jolly", "Keen", "Kind", "Lively", "Merry", "Mild",
          "Nimble", "Patient", "Proud", "Quick", "Quiet", "Sunny", "Swift", "Warm", "Wise", "Witty")  # fmt: skip
_ANIMALS = ("Badger", "Beaver", "Crane", "Dolphin", "Falcon", "Finch", "Fox", "Gecko", "Hare", "Heron", "Ibex", "Koala",
            "Lark", "Lynx", "Marten", "Moose", "Newt", "Otter", "Owl", "Panda", "Puffin", "Robin", "Seal", "Stork",
            "Swan", "Tapir", "Tern", "Wren", "Yak")  # fmt: skip
# Guests who come one after the other look different; each process begins somewhere else.
_colors = cycle(secrets.SystemRandom().sample(COLORS, len(COLORS)))


@dataclass
class Person:
    """Somebody in a room; two tabs of one browser are one person."""

    id: str
    name: str
    color: str

    def public(self, role: str) -> dict[str, str]:
        return {"id": self.id, "name": self.name, "color": self.color, "role": role}


@dataclass(frozen=True)
class Author:
    """Whose command it is. An `op` counts within its `namespace`: the person, unless something else is said."""

    id: str = ""
    name: str = ""
    namespace: str = ""

    @property
    def op_namespace(self) -> str:
        return self.namespace or self.id


SYSTEM = Author(name="Roomful")


def new_guest() -> Person:
    name = f"{secrets.choice(_MOODS)} {secrets.choice(_ANIMALS)}"
    return Person(id="g" + secrets.token_hex(8), name=name, color=next(_colors))


def person_of(session: SessionBase, user: AbstractBaseUser | AnonymousUser) -> Person | None:
    """The person of this session; None for a socket whose browser never opened a page."""
    guest: dict[str, Any] | None = session.get("guest")
    if user.is_authenticated:
        name = (guest or {}).get("name") or getattr(user, "get_full_name", str)() or user.get_username()
        color = (guest or {}).get("color") or COLORS[zlib.crc32(str(user.pk).encode()) % len(COLORS)]
        return Person(id=f"u{user.pk}", name=name, color=color)
    return Person(**guest) if guest else None


def ids_of(session: SessionBase, user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """All that this browser's person goes by: also the guest that somebody was before signing in."""
    guest: dict[str, Any] = session.get("guest") or {}
    ids = {guest.get("id"), f"u{user.pk}" if user.is_authenticated else None}
    return frozenset(id for id in ids if id)


def welcome(session: SessionBase, user: AbstractBaseUser | AnonymousUser) -> Person:
    """The same for a page, which can put a new guest into the session (a socket cannot set a cookie)."""
    person = person_of(session, user)
    if person is None:
        person = new_guest()
        remember(session, person)
    return person


def remember(session: SessionBase, person: Person) -> None:
    session["guest"] = {"id": person.id, "name": person.name, "color": person.color}
