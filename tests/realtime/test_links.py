"""Links: three unguessable ones per room, each with its role."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from project.realtime import links
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.visitors import Visitors


async def test_one_may_hold_several_links_of_which_the_strongest_counts(room: Room, visitors: Visitors) -> None:
    for role in ("viewer", "owner", "editor"):
        await in_thread(visitors.session, "Ana", room, role)
    assert (await visitors.enter(room, "Ana")).welcomes[0]["you"]["role"] == "owner"


def test_each_key_gives_its_role_and_none_gives_none(room: Room) -> None:
    assert [links.role_in(room, {key}) for key in links.keys_of(room).values()] == ["viewer", "editor", "owner"]
    assert links.role_in(room, {"no such key"}) == ""
    assert links.role_in(room, (), staff=True) == "owner"


def test_links_are_unguessable_and_different(room: Room) -> None:
    other = Room.objects.create(kind="map", title="Quay")
    keys = {*links.keys_of(room).values(), *links.keys_of(other).values()}
    assert len(keys) == 6
    assert all(len(key) >= 22 for key in keys)


@pytest.mark.parametrize(
    ("role", "given"),
    [("viewer", ["viewer"]), ("editor", ["viewer", "editor"]), ("owner", ["viewer", "editor", "owner"])],
)
def test_one_gives_away_no_more_than_one_has(room: Room, role: str, given: list[str]) -> None:
    assert [*links.give_away(room, role)] == given


def test_following_a_link_keeps_no_outdated_ones(room: Room) -> None:
    session = SessionStore()
    assert links.follow(session, room.view_key) == room
    links.renew(room)
    assert links.follow(session, room.edit_key) == room
    assert session["links"] == {str(room.pk): [room.edit_key]}
    assert links.follow(session, "no such key") is None
    assert links.follow(session, "\0") is None


def test_links_of_several_rooms_are_kept_and_none_opens_another_room(room: Room, lobby: Room) -> None:
    session = SessionStore()
    assert links.follow(session, room.view_key) == room
    assert links.follow(session, lobby.owner_key) == lobby
    assert links.follow(session, room.owner_key) == room
    assert links.held_keys(session, room) == {room.view_key, room.owner_key}
    assert links.held_keys(session, lobby) == {lobby.owner_key}
    other = Room.objects.create(kind="map", title="Quay")
    assert links.held_keys(session, other) == frozenset()


def test_new_links_touch_nothing_else_of_the_room(room: Room) -> None:
    outdated = Room.objects.get(pk=room.pk)
    Room.objects.filter(pk=room.pk).update(title="Quay")
    links.renew(outdated)
    room.refresh_from_db()
    assert (room.title, room.view_key) == ("Quay", outdated.view_key)


def test_who_has_no_link_is_told_whom_to_ask(room: Room) -> None:
    assert links.why_closed(room, ["ana"]) == "This room opens with a link. Ask somebody who has one."
    room.removed = {"ana": "Ana"}
    assert links.why_closed(room, ["ana"]) == links.REMOVED


def test_a_spoilt_session_holds_nothing(room: Room) -> None:
    assert links.held_keys({"links": "x"}, room) == frozenset()
    assert links.held_keys({}, room) == frozenset()
