"""How much a board takes: over it is a clear no, and nothing is lost or trimmed."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch import board as boards
from sketch import rules, services, strokes, sweeping
from sketch.models import Item
from tests.room_fixtures import ANA
from tests.sketch.drawing import LINE, WAVE, draw, items


def refusal(service: Any, *given: Any, **fields: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        service(*given, **fields)
    return refused.value.code, refused.value.detail


def test_a_board_can_be_full_of_items(board: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "ITEMS", 2)
    one, _ = draw(board), draw(board)
    code, detail = refusal(draw, board)
    assert (code, detail) == ("too_large", "This board is full: 2 items. Make room, or open another board.")
    assert (
        refusal(services.items_change, board, by=ANA, add=[{"id": uuid4(), "kind": "note", "x": 1, "y": 1}])[0] == code
    )
    services.items_change(board, by=ANA, add=[{"id": uuid4(), "kind": "note", "x": 1, "y": 1}], remove=[one])
    assert refusal(sweeping.items_revive, board, by=ANA, seq=3)[0] == code
    assert (len(items(board)), board.events.count()) == (2, 3)


def test_a_board_can_be_full_of_bytes(board: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    id = draw(board, kind="text", text="€" * 100)
    assert Item.objects.get(pk=id).weight == 300
    monkeypatch.setattr(boards, "BYTES", 2**20)
    services.item_edit(board, by=ANA, id=id, text="€")
    for _ in range(17):
        draw(board, points="2" + "__?" * 20_000)
    code, detail = refusal(draw, board, points="2" + "__?" * 10_000)
    assert (code, detail[:29]) == ("too_large", "This board is full: 1 MiB. Ma")
    services.item_edit(board, by=ANA, id=id, x=3)
    assert len(items(board)) == 18


@pytest.mark.parametrize(("kind", "points"), [("pen", 20_000), ("highlighter", 20_000), ("line", 2), ("arrow", 2)])
def test_a_line_takes_so_many_points(board: Room, kind: str, points: int) -> None:
    draw(board, kind=kind, points=strokes.encode([(0, 0)] * points))
    if points > 2:
        code, detail = refusal(draw, board, kind=kind, points=strokes.encode([(0, 0)] * (points + 1)))
        assert (code, detail) == ("too_large", "This line is too long: 20001 points of at most 20000.")
    code, _ = refusal(draw, board, kind="pen", points="2" + "~~~~?" * 20_000)
    assert code == "too_large"


def test_a_text_takes_so_many_characters(board: Room) -> None:
    id = draw(board, kind="note", text="é" * rules.TEXT)
    for refused in (refusal(draw, board, kind="text", text="é" * 5001),
                    refusal(services.item_edit, board, by=ANA, id=id, text="é" * 5001)):  # fmt: skip
        assert refused == ("too_large", "This text is too long: 5001 characters of at most 5000.")


def test_a_change_takes_so_many_items(board: Room) -> None:
    ids = [uuid4() for _ in range(500)]
    services.items_change(board, by=ANA, add=[{"id": id, "kind": "ellipse", "x": 0, "y": 0} for id in ids])
    services.items_change(board, by=ANA, edit=[{"id": id, "x": 7} for id in ids])
    assert {item["x"] for item in items(board).values()} == {7}
    code, detail = refusal(services.items_change, board, by=ANA, remove=[*ids, uuid4()])
    assert (code, detail) == ("too_large", "Too much at once: 501 items of at most 500.")
    services.items_change(board, by=ANA, remove=ids)
    assert items(board) == {}


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("rectangle", {"points": WAVE}), ("text", {"points": WAVE}), ("pen", {"points": ""}), ("pen", {"points": "2"}),
        ("pen", {"points": "4ABAB"}), ("pen", {"points": "2A"}), ("pen", {"points": "3AB"}), ("pen", {"points": "2~~"}),
        ("line", {"points": "2AB"}), ("arrow", {"points": "3ABCABC"}), ("pen", {"text": "Hi"}),
        ("image", {"text": "Hi"}),
        ("pen", {"step": 0.3}), ("pen", {"step": 3}), ("image", {}), ("note", {"image": str(UUID(int=1))}),
    ],
)  # fmt: skip
def test_what_does_not_belong_to_a_kind_is_refused(board: Room, kind: str, wrong: dict[str, Any]) -> None:
    assert refusal(draw, board, kind=kind, **wrong)[0] == "invalid"
    if kind != "image" and "image" not in wrong:
        assert refusal(services.item_edit, board, by=ANA, id=draw(board, kind=kind), **wrong)[0] == "invalid"


def test_a_lines_points_can_change_and_count_again(board: Room) -> None:
    id = draw(board, kind="arrow")
    services.item_edit(board, by=ANA, id=id, points=LINE[:1] + "??__A__A", step=0.5)
    item = Item.objects.get(pk=id)
    assert (item.points, item.step, item.weight) == ("2??__A__A", 0.5, 9)
