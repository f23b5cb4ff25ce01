"""Roles: which link gives which, what each may do, and how soon a change reaches open sockets."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from project.realtime import links
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.tabs import Tab
from tests.visitors import Visitors

COMMANDS: list[tuple[str, dict[str, Any], str]] = [
    ("chat.say", {"text": "a"}, "editor"),
    ("room.rename", {"title": "Quay"}, "editor"),
    ("room.freeze", {"frozen": True}, "owner"),
    ("marker.add", {"id": "00000000-0000-4000-8000-000000000001", "lat": 1, "lng": 2}, "editor"),
]


@pytest.mark.parametrize("role", ["viewer", "editor", "owner"])
async def test_each_link_gives_its_role_and_each_command_asks_for_one(
    room: Room, visitors: Visitors, role: str
) -> None:
    tab = await visitors.enter(room, "Ana", role)
    assert tab.welcomes[0]["you"]["role"] == role
    for type, fields, needed in reversed(COMMANDS):
        answer = await tab.command(type, **fields)
        assert answer.get("code", "ack") == ("ack" if links.allows(role, needed) else "forbidden"), type


async def test_without_a_link_a_room_stays_closed(room: Room, visitors: Visitors) -> None:
    for name in ("Eva", ""):
        stranger = await visitors.open(room, name)
        error = await stranger.next("error")
        assert (error["code"], "link" in error["detail"]) == ("forbidden", True)
        assert await stranger.closed() == 4403
        await stranger.send("hello", since=None)  # too late


async def test_the_link_of_another_room_opens_nothing(room: Room, lobby: Room, visitors: Visitors) -> None:
    await in_thread(visitors.session, "Ana", lobby, "owner")
    assert await (await visitors.open(room, "Ana")).closed() == 4403


async def test_in_the_lobby_everyone_edits(lobby: Room, visitors: Visitors) -> None:
    for name in ("Ana", ""):
        tab = await visitors.enter(lobby, name)
        assert (await tab.command("chat.say", text="a"))["type"] == "ack"
        assert (await tab.command("room.freeze", frozen=True))["code"] == "forbidden"


@pytest.mark.parametrize("path", ["/ws/map/nowhere/", "/ws/map/lobby", "/ws/board/lobby/", "/ws/", "/", "/ws/map/a b/"])
async def test_where_there_is_no_room_browsers_are_told_so(lobby: Room, path: str) -> None:
    tab = Tab(path)
    assert await tab.connect(), "or a browser would see 1006 only"
    assert await tab.closed() == 4404
    await tab.leave()


async def test_in_a_frozen_room_only_the_owner_changes_anything(room: Room, visitors: Visitors) -> None:
    owner, editor = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    assert (await owner.command("room.freeze", frozen=True))["type"] == "ack"
    assert (await editor.event("room.frozen"))["frozen"] is True
    assert (await editor.command("chat.say", op="1", text="a"))["code"] == "read_only"
    assert (await owner.command("chat.say", text="a"))["type"] == "ack"
    await owner.command("room.freeze", frozen=False)
    assert (await editor.command("chat.say", op="1", text="a"))["type"] == "ack", "refused is not done"


async def test_a_command_that_was_done_before_the_freeze_is_acknowledged_again(room: Room, visitors: Visitors) -> None:
    owner, editor = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    first = await editor.command("chat.say", op="1", text="a")
    await owner.command("room.freeze", frozen=True)
    assert await editor.command("chat.say", op="1", text="a") == first | {"duplicate": True}


@pytest.mark.usefixtures("eager_watch")
async def test_renewed_links_close_the_sockets_of_the_old_ones(room: Room, visitors: Visitors) -> None:
    editor, viewer = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    await in_thread(links.renew, room)
    for tab in (editor, viewer):
        assert (await tab.next("error"))["detail"] == "This room is no longer open to you. Ask for a new link."
        assert await tab.closed() == 4403
    await in_thread(room.refresh_from_db)
    assert (await visitors.enter(room, "Ana", "editor")).welcomes[0]["you"]["role"] == "editor"


@pytest.mark.usefixtures("eager_watch")
async def test_whoever_renews_the_links_stays_in_the_room(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    browser = Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={ana.session}"})
    renewed = await in_thread(browser.post, f"{room.get_absolute_url()}share/")
    assert renewed.json()["can_renew"] is True
    assert await ben.closed() == 4403, "now they have been looked at"
    assert (await ana.command("room.rename", title="Ours"))["type"] == "ack"
    assert ana.close_code is None


async def test_a_command_finds_the_links_that_its_session_was_given_meanwhile(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    await in_thread(links.renew, room)
    await in_thread(visitors.session, "Ana", room, "editor")
    assert (await ana.command("chat.say", text="a"))["type"] == "ack"


async def test_renewed_links_count_for_the_very_next_command(room: Room, visitors: Visitors) -> None:
    editor = await visitors.enter(room, "Ana", "editor")
    await in_thread(links.renew, room)
    assert (await editor.command("chat.say", text="a"))["code"] == "forbidden"


@pytest.mark.usefixtures("eager_watch")
async def test_a_changed_role_reaches_open_sockets_and_the_list_of_people(lobby: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(lobby, "Ana", "owner"), await visitors.enter(lobby, "Ben")
    await in_thread(Room.objects.filter(pk=lobby.pk).update, public_role="viewer")
    assert (await ben.next("you"))["you"]["role"] == "viewer"
    assert (await ben.command("chat.say", text="a"))["code"] == "forbidden"
    people = await ana.next_where(
        lambda frame: frame["type"] == "people" and "viewer" in [person["role"] for person in frame["people"]]
    )
    assert people["total"] == 2
    assert [frame for frame in await ana.settle() if frame["type"] == "you"] == [], "hers is the same"


@pytest.mark.usefixtures("eager_watch")
async def test_a_room_that_is_deleted_closes_its_sockets(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "owner")
    await in_thread(room.delete)
    assert (await tab.next("error"))["code"] == "not_found"
    assert await tab.closed() == 4404
