"""Rooms over REST: those that one may open, new ones, their names, and their end."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mapmarkers.models import Marker
from project.images import services as pictures
from project.realtime import links, watch
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.api.asking import Asker, browser, script
from tests.images.pictures import files_under, picture, sent
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors


def at(room: Room) -> str:
    return f"/rooms/{room.kind}/{room.slug}/"


def listed(asker: Asker) -> set[str]:
    """The maps that this one sees."""
    return {one["slug"] for one in asker.get("/rooms/")[1]["results"] if one["kind"] == "map"}


def test_one_sees_the_rooms_that_one_may_open(room: Room, lobby: Room) -> None:
    hidden = Room.objects.create(kind="map", title="Hidden")
    assert listed(Asker()) == {"lobby"}
    assert listed(script(room, "viewer")) == listed(browser(room, "viewer")) == {"lobby", room.slug}
    staff = Asker(Client())
    staff.client.force_login(User.objects.create(username="ina", is_staff=True))
    assert listed(staff) == {"lobby", room.slug, hidden.slug}


@pytest.mark.parametrize(
    ("role", "given"),
    [("viewer", ["viewer"]), ("editor", ["viewer", "editor"]), ("owner", ["viewer", "editor", "owner"])],
)
def test_a_room_tells_its_links_as_far_as_one_may_pass_them_on(room: Room, role: str, given: list[str]) -> None:
    status, told = script(room, role).get(at(room))
    assert (status, told["role"], [link["role"] for link in told["links"]]) == (200, role, given)
    for link in told["links"]:
        assert link["key"] == links.keys_of(room)[link["role"]]
        assert link["url"] == f"http://testserver/join/{link['key']}/"
    assert told["url"] == f"http://testserver/map/{room.slug}/"
    assert told["socket"] == f"/ws/map/{room.slug}/"


def test_a_public_room_is_shared_by_its_address(lobby: Room) -> None:
    told = Asker().get(at(lobby))[1]
    assert (told["role"], told["public_role"], told["links"]) == ("editor", "editor", [])


def test_links_that_were_renewed_open_nothing_any_more(room: Room) -> None:
    asker, guest = browser(room), script(room)
    links.renew(room)
    assert (asker.get(at(room))[0], guest.get(at(room))[0]) == (403, 401)
    assert room.slug not in listed(asker)


def test_a_script_owns_the_room_that_it_makes(transactional_db: None) -> None:
    status, made = Asker().post("/rooms/", {"kind": "map", "title": " Harbour "})
    assert (status, made["title"], made["role"]) == (201, "Harbour", "owner")
    keys = {link["role"]: link["key"] for link in made["links"]}
    assert keys.keys() == {"viewer", "editor", "owner"}
    owner = Asker(Authorization=f"Link {keys['owner']}")
    assert owner.get(f"/rooms/map/{made['slug']}/")[1] == made
    assert owner.post(f"/maps/{made['slug']}/markers/", {"lat": 1, "lng": 2})[0] == 201
    again = owner.post("/rooms/", {"kind": "map"})[1]
    assert (again["title"], again["role"]) == ("New map", "owner")


def test_a_browser_owns_the_room_that_it_makes(room: Room) -> None:
    asker = browser(room)
    _, made = asker.post("/rooms/", {"kind": "map", "title": "Harbour"})
    assert asker.get(f"/rooms/map/{made['slug']}/")[1]["role"] == "owner"
    assert asker.get(at(room))[1]["role"] == "editor"


@pytest.mark.parametrize(
    "body", [{}, [], {"kind": "cellar"}, {"kind": 7}, {"kind": "map", "title": "x" * 121}, {"kind": "map", "seq": 7}]
)
def test_a_room_that_cannot_be_is_refused(room: Room, body: Any) -> None:
    before = Room.objects.count()
    status, told = Asker().post("/rooms/", body)
    assert (status, told["code"], Room.objects.count()) == (400, "invalid", before)


async def test_open_sockets_see_the_new_name_and_the_frost(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "viewer")
    status, told = await in_thread(script(room, "owner").patch, at(room), {"title": "Quay", "frozen": True})
    assert (status, told["title"], told["frozen"], told["seq"]) == (200, "Quay", True, 2)
    assert (await ben.event("room.renamed"))["title"] == "Quay"
    assert (await ben.event("room.frozen"))["frozen"] is True


def test_an_editor_renames_but_does_not_freeze(room: Room) -> None:
    assert script(room).patch(at(room), {"title": "Quay"})[1]["title"] == "Quay"
    for body in ({"frozen": True}, {"title": "Pier", "frozen": True}):
        status, told = script(room).patch(at(room), body)
        assert (status, told["code"]) == (403, "forbidden")
    assert script(room, "viewer").patch(at(room), {"title": "Mine"})[0] == 403
    assert Room.objects.get(pk=room.pk).title == "Quay"
    assert script(room, "owner").patch(at(room), {"title": ""})[0] == 400


def test_only_its_owner_removes_a_room(room: Room) -> None:
    add_marker(room)
    assert script(room).delete(at(room))[1] == {"code": "forbidden", "detail": "Only its owner can remove a room."}
    assert script(room, "owner").delete(at(room)) == (204, None)
    assert not Room.objects.filter(pk=room.pk).exists()
    assert not Marker.objects.filter(room_id=room.pk).exists()
    assert Asker().get(at(room))[1] == {"code": "not_found", "detail": "There is no such room."}


def test_a_removed_room_takes_its_pictures_along(room: Room, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.UPLOAD_ROOT = tmp_path / "media", tmp_path / "uploads"
    pictures.image_add(room, by=ANA, file=sent(picture()))
    assert files_under(tmp_path)
    script(room, "owner").delete(at(room))
    assert not files_under(tmp_path)


@pytest.mark.usefixtures("eager_watch")
async def test_who_is_in_a_room_that_is_removed_is_told(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "editor")
    await in_thread(script(room, "owner").delete, at(room))
    assert (await ben.next("error"))["detail"] == "This room is gone."
    assert await ben.closed() == 4404


async def test_a_command_for_a_room_that_is_gone_is_refused(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LOOK", 1_000_000)
    ben, late = await visitors.enter(room, "Ben", "editor"), await visitors.open(room, "Cleo", "viewer")
    await in_thread(script(room, "owner").delete, at(room))
    answer = await ben.command("room.rename", title="Still here?")
    assert (answer["type"], answer["code"], answer["detail"]) == ("error", "not_found", "This room is gone.")
    await late.send("hello", since=None)
    assert await late.closed() == 4404


def test_a_room_that_goes_meanwhile_is_said_to_be_gone(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = script(room, "owner")

    def last_look(*_: Any) -> str:
        room.delete()
        return "owner"

    monkeypatch.setattr("project.api.rooms.role_in", last_look)
    status, told = asker.delete(at(room))
    assert (status, told) == (404, {"code": "not_found", "detail": "This room is gone."})
