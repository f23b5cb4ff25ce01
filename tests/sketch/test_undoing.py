"""Taking back what one person did on a board: the same rule as on a map (tests/mapmarkers/test_undoing.py)."""

from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.undoing import room_undo
from sketch import services, sweeping
from tests.room_fixtures import ANA, BEN
from tests.sketch.drawing import draw, items

CID = Author("g-cid", "Cid")
IDS = [UUID(int=number) for number in (1, 2, 3)]
STEP = st.tuples(
    st.sampled_from(["draw", "move", "color", "remove", "many", "sweep", "clear"]),
    st.sampled_from(IDS),
    st.integers(-3, 3),
)


def do(board: Room, by: Author, what: str, id: UUID, number: int) -> None:
    """One step, unless the board refuses it."""
    does: dict[str, Any] = {
        "draw": lambda: draw(board, by=by, id=id, kind="rectangle", x=float(number)),
        "move": lambda: services.item_edit(board, by=by, id=id, x=number, y=-number),
        "color": lambda: services.item_edit(board, by=by, id=id, color=["ink", "red", "blue"][number % 3]),
        "remove": lambda: services.item_remove(board, by=by, id=id),
        "many": lambda: services.items_change(board, by=by, edit=[{"id": id, "z": number}]),
        "sweep": lambda: sweeping.items_sweep(board, by=by, person=CID.id),
        "clear": lambda: sweeping.board_clear(board, by=by),
    }
    try:
        does[what]()
    except Refused:
        pass


@effort(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([ANA, CID]), STEP), max_size=10), st.lists(STEP, max_size=10))
def test_all_is_as_before_and_after_that_as_it_was(transactional_db: None, before: Any, theirs: Any) -> None:
    Room.objects.filter(title="Together").delete()  # what an earlier example left had the same ids
    board = Room.objects.create(kind="sketch", title="Together")
    for by, step in before:
        do(board, by, *step)
    then = items(board)
    board.refresh_from_db()
    since = board.seq
    for step in theirs:
        do(board, BEN, *step)
    done = items(board)
    receipt = room_undo(board, by=ANA, person=BEN.id, since=since)
    assert items(board) == then
    room_undo(board, by=ANA, step=receipt.seq)
    assert items(board) == done


def test_what_somebody_else_has_changed_since_stays(transactional_db: None) -> None:
    board = Room.objects.create(kind="sketch", title="Together")
    hers, his = draw(board, by=ANA, kind="rectangle"), draw(board, by=BEN, kind="rectangle")
    services.item_edit(board, by=BEN, id=hers, x=50, color="red")
    services.item_edit(board, by=CID, id=hers, y=70)
    services.item_edit(board, by=CID, id=his, color="blue")
    room_undo(board, by=ANA, person=BEN.id)
    now = items(board)
    assert {str(hers), str(his)} == {*now}
    assert (now[str(hers)]["x"], now[str(hers)]["y"]) == (50, 70), "where it is is one thing"
    assert "color" not in now[str(hers)], "it is ink again"
