"""What a host can do about what is drawn: let people only add, and take back what somebody did."""

from typing import Any
from uuid import uuid4

import pytest

from project.realtime.models import Room
from project.realtime.undoing import room_undo
from sketch import services, sweeping
from tests.room_fixtures import ANA, BEN
from tests.sketch.drawing import an_item, draw, items
from tests.visitors import Visitors


def fresh() -> dict[str, Any]:
    return {"id": str(uuid4()), **an_item("note")}


@pytest.mark.usefixtures("no_limits")
async def test_where_one_may_only_add_each_changes_their_own(board: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(board, "Ana", "owner"), await visitors.enter(board, "Ben", "editor")
    hers, gone, his, his_gone = (fresh() for _ in range(4))
    for tab, item in ((ana, hers), (ana, gone), (ben, his), (ben, his_gone)):
        await tab.command("item.add", **item)
    await ana.command("item.remove", id=gone["id"])
    await ben.command("item.remove", id=his_gone["id"])
    await ana.command("room.mode", mode="add")
    refused: list[tuple[str, dict[str, Any]]] = [
        ("item.edit", {"id": hers["id"], "x": 3}),
        ("item.remove", {"id": hers["id"]}),
        ("items.change", {"add": [fresh()], "edit": [{"id": hers["id"], "x": 3}]}),
        ("items.change", {"remove": [his["id"], hers["id"]]}),
        ("item.add", gone),
        ("items.revive", {"seq": 5}),
    ]
    for type, fields in refused:
        assert (await ben.command(type, **fields)).get("code") == "forbidden", type
    allowed: list[tuple[str, dict[str, Any]]] = [
        ("item.add", fresh()),
        ("item.edit", {"id": his["id"], "x": 3}),
        ("items.change", {"add": [fresh()], "edit": [{"id": his["id"], "y": 3}]}),
        ("items.revive", {"seq": 6}),
        ("items.change", {"remove": [his["id"], his_gone["id"]]}),
        ("item.add", his),
    ]
    for type, fields in allowed:
        assert (await ben.command(type, **fields))["type"] == "ack", type


def test_what_one_person_did_is_taken_back_and_nothing_else(board: Room) -> None:
    kept, erased, drawn = draw(board, by=ANA), draw(board, by=ANA, kind="note", text="Hi"), draw(board, by=BEN)
    services.item_edit(board, by=BEN, id=kept, color="red", size=20)
    services.item_edit(board, by=ANA, id=kept, size=9)
    services.items_change(board, by=BEN, remove=[erased], edit=[{"id": drawn, "x": 5}])
    board.refresh_from_db()
    room_undo(board, by=ANA, person=BEN.id)
    assert items(board).keys() == {str(kept), str(erased)}
    assert "color" not in items(board)[str(kept)]
    assert items(board)[str(kept)]["size"] == 9, "Ana has changed that since"
    assert items(board)[str(erased)]["text"] == "Hi"


def test_a_sweep_and_a_clearing_can_be_taken_back(board: Room) -> None:
    draw(board, by=ANA), draw(board, by=BEN)
    before = items(board)
    sweeping.items_sweep(board, by=ANA, person=BEN.id)
    sweeping.board_clear(board, by=ANA)
    board.refresh_from_db()
    room_undo(board, by=ANA, person=ANA.id, since=2)
    assert items(board) == before
