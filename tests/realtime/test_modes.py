"""The add-only mode: editors add, and change only what they added; asked of sockets, live updates and REST."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from project.realtime import links
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.services import room_mode
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors

NEW = str(UUID(int=1))


def fresh() -> dict[str, Any]:
    return {"id": str(uuid4()), "lat": 1, "lng": 2}


async def test_editors_change_only_what_they_added_and_the_owner_everything(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    hers, his = fresh(), fresh()
    await ana.command("marker.add", **hers)
    await ben.command("marker.add", **his)
    assert (await ben.command("room.mode", mode="add"))["code"] == "forbidden"
    await ana.command("room.mode", mode="add")
    assert (await ben.event("room.moded"))["mode"] == "add"

    allowed: list[tuple[str, dict[str, Any]]] = [
        ("marker.add", fresh()),
        ("marker.move", his),
        ("marker.edit", {"id": his["id"], "title": "Mine"}),
        ("marker.lock", {"id": his["id"], "locked": False}),
        ("markers.change", {"add": [fresh()], "edit": [{"id": his["id"], "note": "a"}]}),
        ("chat.say", {"text": "a"}),
        ("marker.remove", {"id": his["id"]}),
    ]
    refused: list[tuple[str, dict[str, Any]]] = [
        ("marker.move", hers),
        ("marker.edit", {"id": hers["id"], "title": "Mine"}),
        ("marker.lock", {"id": hers["id"], "locked": False}),
        ("markers.change", {"add": [fresh()], "edit": [{"id": hers["id"], "note": "a"}]}),
        ("marker.remove", {"id": hers["id"]}),
        ("markers.change", {"remove": [hers["id"]]}),
        ("room.rename", {"title": "Mine"}),
    ]
    for type, fields in refused:
        assert (await ben.command(type, **fields)).get("code") == "forbidden", type
    for type, fields in allowed:
        assert (await ben.command(type, **fields))["type"] == "ack", type
    for type, fields in refused:
        assert (await ana.command(type, **fields))["type"] == "ack", type

    await ana.command("room.mode", mode="open")
    assert (await ben.command("room.rename", title="Ours"))["type"] == "ack"


async def test_whoever_comes_is_told_the_mode(room: Room, visitors: Visitors) -> None:
    await in_thread(room_mode, room, by=ANA, mode="add")
    assert (await visitors.enter(room, "Ben", "viewer")).welcomes[0]["room"]["mode"] == "add"


async def test_what_is_not_there_is_not_somebody_elses(room: Room, visitors: Visitors) -> None:
    await in_thread(room_mode, room, by=ANA, mode="add")
    ben = await visitors.enter(room, "Ben", "editor")
    assert (await ben.command("marker.remove", id=NEW))["code"] == "not_found"


async def test_nobody_drags_what_somebody_else_added(room: Room, visitors: Visitors) -> None:
    await in_thread(room_mode, room, by=ANA, mode="add")
    hers = str(await in_thread(add_marker, room))
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    his = fresh()
    await ben.command("marker.add", **his)
    await ben.send("marker.drag", id=hers, lat=1, lng=1)
    assert (await ben.next("error")).items() >= {"code": "forbidden", "id": hers}.items()
    for lat in (3, 4):
        await ben.send("marker.drag", id=his["id"], lat=lat, lng=1)
    assert (await ana.live("marker.drag"))["id"] == his["id"], "the first drag that she sees"
    await ana.send("marker.drag", id=hers, lat=5, lng=1)
    assert (await ben.live("marker.drag"))["id"] == hers


async def test_what_was_done_before_is_acknowledged_again(room: Room, visitors: Visitors) -> None:
    hers = str(await in_thread(add_marker, room))
    ben = await visitors.enter(room, "Ben", "editor")
    first = await ben.command("marker.move", op="1", id=hers, lat=5, lng=5)
    await in_thread(room_mode, room, by=ANA, mode="add")
    assert await ben.command("marker.move", op="1", id=hers, lat=5, lng=5) == first | {"duplicate": True}


def test_it_holds_over_rest_too(room: Room, client: Client) -> None:
    hers = add_marker(room)
    room_mode(room, by=ANA, mode="add")
    client.get(f"/join/{room.edit_key}/")
    markers = f"/api/maps/{room.slug}/markers/"
    assert client.patch(f"{markers}{hers}/", {"lat": 3}, "application/json").status_code == 403
    added = client.post(markers, fresh(), "application/json")
    assert added.status_code == 201
    assert client.patch(f"{markers}{added.json()['id']}/", {"lat": 3}, "application/json").status_code == 200
    owner = {"Authorization": f"Link {links.keys_of(room)['owner']}"}
    address = f"/api/rooms/map/{room.slug}/"
    assert client.patch(address, {"mode": "open"}, "application/json").status_code == 403
    changed = Client().patch(address, {"mode": "open"}, "application/json", headers=owner)
    assert changed.json()["mode"] == "open"
    assert client.patch(f"{markers}{hers}/", {"lat": 3}, "application/json").status_code == 200


@pytest.mark.parametrize("kind", ["sketch", "live"])
async def test_boards_and_blogs_know_whose_things_are(room: Room, visitors: Visitors, kind: str) -> None:
    other = await in_thread(Room.objects.create, kind=kind, title="Other")
    ana, ben = await visitors.enter(other, "Ana", "owner"), await visitors.enter(other, "Ben", "editor")
    add: tuple[str, dict[str, Any]] = ("post.add", {"body": "a"})
    change: tuple[str, dict[str, Any]] = ("post.remove", {})
    if kind == "sketch":
        add, change = ("item.add", {"kind": "rectangle", "x": 1, "y": 2, "w": 3, "h": 4}), ("item.edit", {"x": 5})
    hers, his = str(uuid4()), str(uuid4())
    await ana.command("room.mode", mode="add")
    assert (await ana.command(add[0], id=hers, **add[1]))["type"] == "ack"
    assert (await ben.command(add[0], id=his, **add[1]))["type"] == "ack"
    assert (await ben.command(change[0], id=hers, **change[1]))["code"] == "forbidden"
    assert (await ben.command(change[0], id=his, **change[1]))["type"] == "ack"
    if kind == "live":
        assert (await ben.command("reaction.add", id=hers, emoji="👍"))["type"] == "ack"
    else:
        removed = await ben.command("items.change", remove=[his])
        assert (await ben.command("items.revive", seq=removed["seq"]))["type"] == "ack"
        removed = await ana.command("item.remove", id=hers)
        assert (await ben.command("items.revive", seq=removed["seq"]))["code"] == "forbidden"
        assert (await ben.command("items.change", remove=[hers]))["code"] == "forbidden"
