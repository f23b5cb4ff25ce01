"""Who may do what: three unguessable links per room, and the roles that they give."""

from collections.abc import Iterable, Mapping

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q

from project.realtime.models import Room, new_key

REMOVED = "The owner has removed you from this room."
RANK = {"": 0, Room.Role.VIEWER: 1, Room.Role.EDITOR: 2, Room.Role.OWNER: 3}


def allows(role: str, needed: str) -> bool:
    return RANK[role] >= RANK[needed]


def keys_of(room: Room) -> dict[str, str]:
    """The room's links, weakest first: role to key."""
    return {Room.Role.VIEWER: room.view_key, Room.Role.EDITOR: room.edit_key, Room.Role.OWNER: room.owner_key}


def role_in(room: Room, held: Iterable[str], *, staff: bool = False, people: Iterable[str] = ()) -> str:
    """The strongest role that these keys (and the room's openness) give to these people, who are one; "" for none.

    Whoever was removed from the room has none, whatever their keys; but nobody shuts out an owner.
    """
    if staff:
        return Room.Role.OWNER
    roles: list[str] = [role for role, key in keys_of(room).items() if key in held]
    role = max([room.public_role, *roles], key=RANK.__getitem__)
    return "" if role != Room.Role.OWNER and is_removed(room, people) else role


def is_removed(room: Room, people: Iterable[str]) -> bool:
    return bool(room.removed) and any(person in room.removed for person in people)


def why_closed(room: Room, people: Iterable[str]) -> str:
    """What to tell these people, who are one and have no role in the room."""
    if is_removed(room, people):
        return REMOVED
    return "This room opens with a link. Ask somebody who has one."


def held_keys(session: Mapping[str, object] | SessionBase, room: Room) -> frozenset[str]:
    """The keys of this room that the session was given."""
    links = session.get("links") or {}
    return frozenset(links.get(str(room.pk), ())) if isinstance(links, dict) else frozenset()


def follow(session: SessionBase, key: str) -> Room | None:
    """Put the role of a link into the session; the room it leads to, or None for an unknown link."""
    room = None if "\0" in key else Room.objects.filter(Q(owner_key=key) | Q(edit_key=key) | Q(view_key=key)).first()
    if room is not None:
        grant(session, room, key)
    return room


def grant(session: SessionBase, room: Room, key: str) -> None:
    links = dict(session.get("links") or {})
    links[str(room.pk)] = sorted(held_keys(session, room) & {*keys_of(room).values()} | {key})
    session["links"] = links


def renew(room: Room) -> None:
    """Make the links that were given away so far worthless; only this call's caller learns the new ones."""
    room.owner_key, room.edit_key, room.view_key = new_key(), new_key(), new_key()
    room.save(update_fields=["owner_key", "edit_key", "view_key"])


def give_away(room: Room, role: str) -> dict[str, str]:
    """The links that somebody with this role may pass on: role to key, weakest first."""
    return {link: key for link, key in keys_of(room).items() if allows(role, link)}
