"""What can be done to a board, by anyone who may: each change with its event, in one transaction."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch import services
from sketch.models import Item
from tests.room_fixtures import ANA, BEN
from tests.sketch.drawing import LINE, WAVE, an_item, draw, happened, items


def test_each_change_is_an_event_with_what_changed(board: Room) -> None:
    id = uuid4()
    services.item_add(board, by=ANA, id=id, kind="note", x=1, y=2.5, text="Hi", fill="teal", z=3)
    services.item_edit(board, by=BEN, id=id, text="", x=4.0)
    services.item_remove(board, by=BEN, id=id)
    assert happened(board) == [
        ("item.added", {"id": str(id), "kind": "note", "x": 1, "y": 2.5, "z": 3, "fill": "teal", "text": "Hi"}),
        ("item.edited", {"id": str(id), "text": "", "x": 4}),
        ("item.removed", {"id": str(id)}),
    ]
    assert items(board) == {}


def test_the_state_names_who_drew_what_from_the_bottom_up(board: Room) -> None:
    top, bottom = draw(board, z=2, kind="line"), draw(board, z=-1.5, by=BEN, size=9, color="red")
    box = {"x": 1, "y": 2, "w": 20, "h": 6}
    assert services.state_of(board)["items"] == [
        {"id": str(bottom), "kind": "pen", **box, "z": -1.5, "color": "red", "size": 9, "points": WAVE,
         "by": "g-ben", "who": "Ben"},
        {"id": str(top), "kind": "line", **box, "z": 2, "points": LINE, "by": "g-ana", "who": "Ana"},
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "size"), [("pen", 4), ("ellipse", 4), ("text", 20), ("note", 20)])
def test_the_usual_size_is_not_said(board: Room, kind: str, size: float) -> None:
    usual, other = draw(board, kind=kind), draw(board, kind=kind, size=24 - size)
    assert Item.objects.get(pk=usual).size == size
    assert "size" not in items(board)[str(usual)]
    assert items(board)[str(other)]["size"] == 24 - size


def test_what_was_removed_can_be_put_back_and_stays_its_first_drawers(board: Room) -> None:
    id = draw(board, by=ANA)
    services.item_remove(board, by=ANA, id=id)
    draw(board, by=ANA, id=id, color="red")
    services.item_remove(board, by=BEN, id=id)
    draw(board, by=BEN, id=id, color="teal")
    types = [type for type, _ in happened(board)]
    assert types == ["item.added", "item.removed", "item.added", "item.removed", "items.changed"]
    (added,) = happened(board)[-1][1]["added"]
    assert (added["by"], added["who"], added["color"]) == ("g-ana", "Ana", "teal")
    assert "by" not in happened(board)[2][1], "an event's `by` is whose event it is"
    assert items(board)[str(id)] == added


@pytest.mark.parametrize("other", [{"kind": "ellipse"}, {"kind": "line", "points": LINE}])
def test_an_id_stays_of_one_kind(board: Room, other: dict[str, Any]) -> None:
    id = draw(board)
    services.item_remove(board, by=ANA, id=id)
    with pytest.raises(Refused, match="something else: pen") as refused:
        services.item_add(board, by=ANA, id=id, x=1, y=2, **other)
    assert refused.value.code == "invalid"


def test_an_id_counts_once_in_all_rooms(board: Room) -> None:
    elsewhere = Room.objects.create(kind="sketch", title="Elsewhere")
    id, gone = draw(elsewhere), draw(elsewhere)
    services.item_remove(elsewhere, by=ANA, id=gone)
    for where, what in ((elsewhere, id), (board, id), (board, gone)):
        with pytest.raises(Refused, match="already an item") as refused:
            draw(where, id=what)
        assert refused.value.code == "invalid"
    assert happened(board) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda board, id: services.item_edit(board, by=BEN, id=id, x=3),
        lambda board, id: services.item_remove(board, by=BEN, id=id),
        lambda board, id: services.items_change(board, by=BEN, edit=[{"id": id, "x": 3}]),
        lambda board, id: services.items_change(board, by=BEN, remove=[id]),
    ],
    ids=["edit", "remove", "edit several", "remove several"],
)
def test_what_is_not_on_this_board_is_not_found(board: Room, change: Any) -> None:
    elsewhere = draw(Room.objects.create(kind="sketch", title="Elsewhere"))
    gone = draw(board)
    services.item_remove(board, by=ANA, id=gone)
    for id in (uuid4(), elsewhere, gone):
        with pytest.raises(Refused) as refused:
            change(board, id)
        assert refused.value.code == "not_found"
    assert len(happened(board)) == 2
    assert Item.objects.get(pk=elsewhere).removed_at is None


def test_several_change_in_one_event(board: Room) -> None:
    moved, gone, new = draw(board), draw(board), uuid4()
    services.items_change(
        board,
        by=BEN,
        add=[{"id": new, **an_item("note")}],
        edit=[{"id": moved, "x": 7.5, "color": "red"}],
        remove=[gone],
    )
    type, data = happened(board)[-1]
    assert type == "items.changed"
    assert data == {
        "added": [{"id": str(new), "kind": "note", "x": 1, "y": 2, "w": 20, "h": 6}],
        "edited": [{"id": str(moved), "x": 7.5, "color": "red"}],
        "removed": [str(gone)],
    }
    assert items(board).keys() == {str(moved), str(new)}
    assert (items(board)[str(moved)]["x"], items(board)[str(moved)]["points"]) == (7.5, WAVE)
    assert Item.objects.get(pk=gone).removed_at == board.events.count()


def test_if_one_of_several_is_refused_nothing_happens(board: Room) -> None:
    moved, gone = draw(board), draw(board)
    before = items(board)
    without_points, unknown = {"id": uuid4(), "kind": "pen", "x": 0, "y": 0}, {"id": uuid4(), "x": 1}
    bads: list[dict[str, Any]] = [{"add": [without_points]}, {"edit": [unknown]}, {"remove": [gone, uuid4()]}]
    good: dict[str, Any] = {"edit": [{"id": moved, "x": 9}], "remove": [gone]}
    for bad in bads:
        with pytest.raises(Refused):
            services.items_change(board, by=BEN, **good | bad)
    assert items(board) == before
    assert len(happened(board)) == 2


def test_an_item_is_named_once_in_a_change(board: Room) -> None:
    id = draw(board)
    for twice in ({"edit": [{"id": id}, {"id": id}]}, {"edit": [{"id": id}], "remove": [id]}, {"remove": [id, id]}):
        with pytest.raises(Refused, match="only once"):
            services.items_change(board, by=ANA, **twice)


def test_an_edit_of_nothing_is_an_event_all_the_same(board: Room) -> None:
    id = draw(board)
    services.item_edit(board, by=BEN, id=id)
    services.items_change(board, by=BEN)
    assert [type for type, _ in happened(board)] == ["item.added", "item.edited", "items.changed"]


@pytest.mark.parametrize(
    ("service", "fields"),
    [
        (services.item_add, {"id": UUID(int=8), **an_item()}),
        (services.item_edit, {"id": UUID(int=7), "x": 3}),
        (services.item_remove, {"id": UUID(int=7)}),
        (services.items_change, {"remove": [UUID(int=7)]}),
    ],
    ids=["add", "edit", "remove", "change"],
)
def test_a_change_is_made_once_per_op(board: Room, service: Any, fields: dict[str, Any]) -> None:
    draw(board, id=UUID(int=7))
    receipts = [service(board, by=ANA, op="1", **fields) for _ in range(2)]
    assert [(receipt.seq, receipt.duplicate) for receipt in receipts] == [(2, False), (2, True)]
    assert len(happened(board)) == 2


def test_an_item_is_called_by_its_kind_and_its_words() -> None:
    assert str(Item(kind="pen")) == "pen"
    assert str(Item(kind="note", text="\nBuy milk\nand bread")) == "note “Buy milk”"


def test_the_longest_that_a_message_may_say_fits_the_columns(board: Room) -> None:
    """PostgreSQL refuses what is longer; SQLite would not say."""
    looks: dict[str, Any] = {
        "color": "#abcdef",
        "fill": "#ABCDEF",
        "dash": "dashed",
        "opacity": 0.123,
        "step": 0.03125,
        "z": 1e12,
    }
    id = draw(board, kind="highlighter", x=-1e7, h=1e7, r=-3.14159, **looks)
    item = items(board)[str(id)]
    assert {name: item[name] for name in looks} == looks
    assert item["x"] == -10_000_000
