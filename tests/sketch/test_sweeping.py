"""Much is taken away at once, and comes back: one person's work, all of it, or what any event removed."""

from typing import Any
from uuid import UUID

import pytest

from project.realtime.chunks import chunks
from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch import services, sweeping
from tests.room_fixtures import ANA, BEN
from tests.sketch.drawing import draw, happened, items


def test_what_one_person_drew_is_swept_away_and_comes_back(board: Room) -> None:
    kept, gone = draw(board, by=ANA), [draw(board, by=BEN), draw(board, by=BEN, kind="note", text="Hm")]
    services.item_edit(board, by=ANA, id=gone[1], color="red")
    before = items(board)
    sweeping.items_sweep(board, by=ANA, person=BEN.id)
    assert happened(board)[-1] == ("items.swept", {"person": "g-ben", "count": 2})
    assert items(board).keys() == {str(kept)}
    sweeping.items_revive(board, by=ANA, seq=5)
    type, data = happened(board)[-1]
    assert (type, data["from"], len(data["items"])) == ("items.revived", 5, 2)
    assert data["items"] == sorted((before[str(id)] for id in gone), key=lambda item: item["id"])
    assert items(board) == before


def test_the_whole_board_is_cleared_and_comes_back(board: Room) -> None:
    draw(board, by=ANA), draw(board, by=BEN)
    services.item_remove(board, by=ANA, id=draw(board))
    before = items(board)
    sweeping.board_clear(board, by=ANA)
    assert (happened(board)[-1], items(board)) == (("board.cleared", {"count": 2}), {})
    sweeping.items_revive(board, by=ANA, seq=5)
    assert items(board) == before


def test_ones_own_items_are_revived_without_naming_their_drawer(board: Room) -> None:
    mine, other = draw(board, by=ANA, z=1), draw(board, by=BEN, z=2)
    services.items_change(board, by=ANA, remove=[mine, other])
    sweeping.items_revive(board, by=ANA, seq=3)
    one, two = happened(board)[-1][1]["items"]
    assert ("by" in one, two["by"], two["who"]) == (False, "g-ben", "Ben")
    assert items(board)[str(mine)]["by"] == "g-ana"


def test_only_what_is_still_gone_comes_back(board: Room) -> None:
    first, second = draw(board), draw(board)
    sweeping.board_clear(board, by=ANA)
    draw(board, id=first, color="red")
    sweeping.items_revive(board, by=ANA, seq=3)
    assert [item["id"] for item in happened(board)[-1][1]["items"]] == [str(second)]
    assert items(board)[str(first)]["color"] == "red"
    for seq in (3, 4, 99):
        with pytest.raises(Refused, match="nothing") as refused:
            sweeping.items_revive(board, by=ANA, seq=seq)
        assert refused.value.code == "not_found"


def test_many_come_back_in_several_events_and_the_last_has_the_op(board: Room) -> None:
    for _ in range(250):
        draw(board, kind="ellipse")
    sweeping.board_clear(board, by=ANA)
    receipt = sweeping.items_revive(board, by=ANA, op="7", seq=251)
    revived = board.events.filter(type="items.revived").order_by("seq")
    assert [(len(event.data["items"]), event.op) for event in revived] == [(200, ""), (50, "7")]
    assert receipt.seq == revived[1].seq
    assert sweeping.items_revive(board, by=ANA, op="7", seq=251).duplicate


def test_no_chunk_is_larger_than_it_has_to_be() -> None:
    entries = ["x" * size for size in (50_000, 9_000, 2_000, 70_000, 1, 1, 1)]
    assert [[len(one) for one in chunk] for chunk in chunks(entries, 2)] == [
        [50_000, 9_000], [2_000], [70_000], [1, 1], [1],
    ]  # fmt: skip
    assert [*chunks([], 2)] == []


@pytest.mark.parametrize(
    ("service", "fields"),
    [(sweeping.items_sweep, {"person": "g-ana"}), (sweeping.board_clear, {}), (sweeping.items_revive, {"seq": 2})],
    ids=["sweep", "clear", "revive"],
)
def test_it_is_done_once_per_op(board: Room, service: Any, fields: dict[str, Any]) -> None:
    draw(board, id=UUID(int=7))
    services.item_remove(board, by=ANA, id=UUID(int=7))
    receipts = [service(board, by=ANA, op="1", **fields) for _ in range(2)]
    assert [(receipt.seq, receipt.duplicate) for receipt in receipts] == [(3, False), (3, True)]
