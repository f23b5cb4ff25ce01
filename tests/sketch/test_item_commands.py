"""The board's commands over a socket: what one sends, everyone gets."""

from typing import Any
from uuid import uuid4

import pytest

from project.realtime.database import in_thread
from project.realtime.limits import FRAME_BYTES
from project.realtime.models import Room
from sketch import strokes
from tests.sketch.drawing import WAVE, draw
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")


async def test_what_one_draws_changes_and_removes_everyone_gets(board: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(board, "Ana", "editor"), await visitors.enter(board, "Ben", "viewer")
    id, other = str(uuid4()), str(uuid4())
    pen = {"kind": "pen", "x": 1.5, "y": -2, "w": 20, "h": 6, "points": WAVE, "color": "#12ab9f", "opacity": 0.5}
    note = {"id": other, "kind": "note", "x": 0, "y": 0, "text": "Hi\n\\o/"}
    todo: list[tuple[str, dict[str, Any]]] = [
        ("item.add", {"id": id, **pen}),
        ("item.edit", {"id": id, "x": 7, "r": 0.5, "z": -3}),
        ("items.change", {"add": [note], "edit": [{"id": id, "dash": "dotted"}], "remove": []}),
        ("item.remove", {"id": id}),
    ]
    for seq, (type, fields) in enumerate(todo, 1):
        assert (await ana.command(type, **fields))["seq"] == seq
    seen = await ben.up_to(len(todo))
    assert [event["type"] for event in seen] == ["item.added", "item.edited", "items.changed", "item.removed"]
    assert {name: seen[0][name] for name in ("id", *pen)} == {"id": id, **pen}
    assert "size" not in seen[0], "the usual is left out"
    assert seen[1].keys() == {"seq", "type", "op", "by", "who", "at", "id", "x", "r", "z"}, "only what changed"
    assert (seen[2]["added"], seen[2]["edited"], seen[2]["removed"]) == ([note], [{"id": id, "dash": "dotted"}], [])
    state = (await ben.hello())["state"]
    assert state == {"items": [note | {"by": seen[0]["by"], "who": "Ana"}], "images": {}, "chat": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "spray"}, {"x": None}, {"x": "1"}, {"x": 1e8}, {"x": -1e8}, {"w": -1}, {"h": 1e9}, {"r": 1000},
        {"z": 1e13}, {"color": ""}, {"color": "Red"}, {"color": "nocolor"}, {"color": "#12345"}, {"fill": "none"},
        {"size": 0}, {"size": 1e6}, {"opacity": 0}, {"opacity": 2}, {"dash": "wavy"}, {"points": "2 A"},
        {"points": "x"}, {"points": 7}, {"points": None}, {"step": 0}, {"step": 16}, {"text": "a\0b"}, {"image": "1"},
        {"id": "1"},
        {"by": "g-ben"}, {"who": "Ben"}, {"weight": 1}, {"removed_at": 1}, {"room": 1},
    ],
)  # fmt: skip
async def test_what_an_item_cannot_have_is_invalid(board: Room, visitors: Visitors, wrong: dict[str, Any]) -> None:
    ana = await visitors.enter(board, "Ana", "editor")
    good: dict[str, Any] = {"id": str(uuid4()), "kind": "pen", "x": 1, "y": 2, "points": WAVE}
    assert (await ana.command("item.add", **good | wrong))["code"] == "invalid"
    assert (await ana.command("items.change", add=[good | wrong]))["code"] == "invalid"
    assert (await ana.command("item.add", **good))["seq"] == 1


async def test_numbers_that_are_none_are_invalid(board: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(board, "Ana", "editor")
    for x in ("NaN", "Infinity", "1e999", "-Infinity"):
        await ana.send_text(f'{{"type":"item.add","op":"1","id":"{uuid4()}","kind":"ellipse","x":{x},"y":0}}')
        assert (await ana.next("error"))["code"] == "invalid"


@pytest.mark.parametrize("change", [{"op": "x"}, {"type": "item.edit"}, {"kind": "note"}, {"image": str(uuid4())}])
async def test_an_edit_among_several_names_no_more_than_it_may(
    board: Room, visitors: Visitors, change: dict[str, Any]
) -> None:
    ana = await visitors.enter(board, "Ana", "editor")
    id = str(await in_thread(draw, board))
    assert (await ana.command("items.change", edit=[{"id": id} | change]))["code"] == "invalid"


async def test_the_longest_line_fits_into_one_frame(board: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(board, "Ana", "editor"), await visitors.enter(board, "Ben", "viewer")
    line = strokes.encode([(number % 15, -number % 13, number % 11) for number in range(20_000)], 3)
    place = {"x": -1234567.25, "y": 1234567.25, "w": 1e6, "h": 1e6}
    head: dict[str, Any] = {"id": str(uuid4()), "kind": "pen", "step": 0.03125, **place}
    assert len(line) + 300 < FRAME_BYTES
    assert (await ana.command("item.add", **head, points=line))["seq"] == 1
    assert (await ben.event("item.added"))["points"] == line


async def test_hostile_points_are_told_and_cost_nothing(board: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(board, "Ana", "editor")
    for points in ("2" + "~" * 65_000, "3" + "_" * 6 + "?" * 64_000, "2" + "^" * 64_999, "2" + "?~" * 32_000):
        answer = await ana.command("item.add", id=str(uuid4()), kind="pen", x=0, y=0, points=points)
        assert answer["code"] in {"invalid", "too_large"}


async def test_who_may_only_look_changes_nothing_and_an_editor_does_not_sweep(board: Room, visitors: Visitors) -> None:
    viewer, editor = await visitors.enter(board, "Ben", "viewer"), await visitors.enter(board, "Eva", "editor")
    id = str(await in_thread(draw, board))
    changes: list[tuple[str, dict[str, Any]]] = [
        ("item.edit", {"id": id}),
        ("item.remove", {"id": id}),
        ("items.change", {}),
    ]
    owners: list[tuple[str, dict[str, Any]]] = [("items.sweep", {"person": "g-ana"}), ("board.clear", {})]
    for type, fields in changes + owners:
        assert (await viewer.command(type, **fields))["code"] == "forbidden"
    for type, fields in owners:
        assert (await editor.command(type, **fields))["code"] == "forbidden"
    owner = await visitors.enter(board, "Ana", "owner")
    for type, fields in owners:
        assert (await owner.command(type, **fields))["type"] == "ack"


async def test_an_editor_revives_what_was_removed_but_not_what_was_swept(board: Room, visitors: Visitors) -> None:
    editor, owner = await visitors.enter(board, "Eva", "editor"), await visitors.enter(board, "Ana", "owner")
    id = str(await in_thread(draw, board))
    await editor.command("item.remove", id=id)
    assert (await editor.command("items.revive", seq=2))["seq"] == 3
    await owner.command("board.clear")
    assert (await editor.command("items.revive", seq=4))["code"] == "forbidden"
    assert (await owner.command("items.revive", seq=4))["seq"] == 5
    await owner.command("items.sweep", person="g-ana")
    assert (await editor.command("items.revive", seq=6))["code"] == "forbidden"
    assert (await owner.command("items.revive", seq=6))["seq"] == 7
    assert [item["id"] for item in (await editor.hello())["state"]["items"]] == [id]


async def test_an_owner_restores_what_was_drawn(board: Room, visitors: Visitors) -> None:
    owner, ben = await visitors.enter(board, "Ana", "owner"), await visitors.enter(board, "Ben", "viewer")
    first, second = [str(await in_thread(draw, board)) for _ in range(2)]
    await owner.command("item.edit", id=first, color="red")
    await owner.command("item.remove", id=second)
    await owner.command("room.restore", seq=2)
    restored = await ben.event("room.restored")
    assert restored["to"] == 2
    changes = [event for event in ben.events if event["type"] == "items.changed"]
    assert [change["edited"] for change in changes] == [[{"id": first, "color": "ink"}], []]
    assert [item["id"] for item in changes[1]["added"]] == [second]
    assert changes[1]["added"][0]["who"] == "Ana"


async def test_the_same_add_from_two_tabs_of_one_person_is_one_item(board: Room, visitors: Visitors) -> None:
    one, two = await visitors.enter(board, "Ana", "editor"), await visitors.enter(board, "Ana", "editor")
    fields = {"id": str(uuid4()), "kind": "ellipse", "x": 1, "y": 2}
    first = await one.command("item.add", op="1", **fields)
    assert await two.command("item.add", op="1", **fields) == first | {"duplicate": True}
