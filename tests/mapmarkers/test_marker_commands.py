"""The map's commands over a socket: what one sends, everyone gets."""

from typing import Any
from uuid import uuid4

import pytest

from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.room_fixtures import add_marker
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")


async def test_a_marker_is_added_moved_edited_locked_and_removed_for_everyone(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    id = str(uuid4())
    todo: list[tuple[str, dict[str, Any]]] = [
        ("marker.add", {"lat": 52.37, "lng": 4.89, "title": "Amsterdam", "color": "#12ab9f", "icon": "bike"}),
        ("marker.move", {"lat": 52.09, "lng": 5.12}),
        ("marker.edit", {"title": "Utrecht", "note": "The Dom\nis high"}),
        ("marker.lock", {"locked": True}),
        ("marker.lock", {"locked": False}),
        ("marker.remove", {}),
    ]
    for seq, (type, fields) in enumerate(todo, 1):
        assert (await ana.command(type, id=id, **fields))["seq"] == seq
    seen = await ben.up_to(len(todo))
    assert [event["type"] for event in seen] == [
        "marker.added", "marker.moved", "marker.edited", "marker.locked", "marker.locked", "marker.removed",
    ]  # fmt: skip
    for event, (_, fields) in zip(seen, todo, strict=True):
        assert {name: event[name] for name in fields} == fields
        assert event["id"] == id
    assert seen[2].keys() == {"seq", "type", "op", "by", "who", "at", "id", "title", "note"}, "only what changed"
    assert (await ben.hello())["state"]["markers"] == []


async def test_an_edit_without_a_change_is_an_event_all_the_same(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    id = await in_thread(add_marker, room, title="Pier")
    assert (await ana.command("marker.edit", id=str(id)))["type"] == "ack"
    assert (await ana.hello())["state"]["markers"][0]["title"] == "Pier"


@pytest.mark.parametrize(("type", "fields"), [("marker.move", {"lat": 1, "lng": 2}), ("marker.edit", {"title": "x"}),
                                          ("marker.remove", {})])  # fmt: skip
async def test_a_refusal_says_of_which_command_and_marker(
    room: Room, visitors: Visitors, type: str, fields: dict[str, Any]
) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    locked = await in_thread(add_marker, room, title="Pier", locked=True)
    assert await ana.command(type, op="1", id=str(locked), **fields) == {
        "type": "error", "code": "forbidden", "detail": "Pier is locked.", "op": "1", "id": str(locked),
    }  # fmt: skip
    nowhere = str(uuid4())
    error = await ana.command(type, op="2", id=nowhere, **fields)
    assert (error["code"], error["id"], error.get("retry_after")) == ("not_found", nowhere, None)


async def test_the_same_add_from_two_tabs_of_one_person_is_one_marker(room: Room, visitors: Visitors) -> None:
    one, two = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ana", "editor")
    id = str(uuid4())
    first = await one.command("marker.add", op="1", id=id, lat=1, lng=2)
    assert await two.command("marker.add", op="1", id=id, lat=1, lng=2) == first | {"duplicate": True}
    other = await visitors.enter(room, "Ben", "editor")
    assert (await other.command("marker.add", op="1", id=id, lat=1, lng=2))["code"] == "invalid"
