"""Events add up to the board, and the board goes back to what it was: at any event, whatever happened."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.realtime.messages import encode
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.replay import prune, state_at
from project.realtime.services import room_restore
from sketch import services, sweeping
from sketch.models import Item
from tests.room_fixtures import ANA, BEN
from tests.sketch.drawing import WAVE, draw, items

Step = Callable[[Room], object]

AUTHORS = st.sampled_from([ANA, BEN])
IDS = st.integers(1, 5).map(lambda number: UUID(int=number))
NUMBERS = st.integers(-5, 5) | st.floats(-1e7, 1e7)
LOOKS = st.fixed_dictionaries(
    {},
    optional={
        "x": NUMBERS, "y": NUMBERS, "z": st.integers(-3, 3) | st.floats(-3, 3), "w": st.floats(0, 100),
        "r": st.floats(-4, 4), "color": st.sampled_from(["ink", "red", "#12ab9f"]),
        "fill": st.sampled_from(["", "teal"]), "size": st.sampled_from([4, 20, 2.5]),
        "opacity": st.sampled_from([1, 0.5]), "dash": st.sampled_from(["", "dotted"]),
    },
)  # fmt: skip


def kind_of(id: UUID) -> dict[str, Any]:
    """What is always true of this id: its kind never changes."""
    kinds: list[dict[str, Any]] = [{"kind": "pen", "points": WAVE}, {"kind": "note", "text": "Hi"}, {"kind": "ellipse"}]
    return {"id": id, "x": 1, "y": 2} | kinds[id.int % 3]


def add(by: Any, id: UUID, looks: dict[str, Any]) -> Step:
    return lambda board: services.item_add(board, by=by, **kind_of(id) | looks)


def edit(by: Any, id: UUID, looks: dict[str, Any]) -> Step:
    return lambda board: services.item_edit(board, by=by, id=id, **looks)


def change(by: Any, ids: list[UUID], looks: dict[str, Any]) -> Step:
    """Each of these is removed or edited if it is there, and else added."""

    def run(board: Room) -> None:
        there = items(board)
        new = [kind_of(id) | looks for id in ids if str(id) not in there]
        old = [id for id in ids if str(id) in there]
        services.items_change(board, by=by, add=new, edit=[{"id": id, **looks} for id in old[::2]], remove=old[1::2])

    return run


STEPS = st.one_of(
    st.builds(add, AUTHORS, IDS, LOOKS),
    st.builds(add, AUTHORS, IDS, LOOKS),
    st.builds(edit, AUTHORS, IDS, LOOKS),
    st.builds(lambda by, id: lambda board: services.item_remove(board, by=by, id=id), AUTHORS, IDS),
    st.builds(change, AUTHORS, st.lists(IDS, unique=True), LOOKS),
    st.builds(lambda by: lambda board: sweeping.items_sweep(board, by=ANA, person=by.id), AUTHORS),
    st.just(lambda board: sweeping.board_clear(board, by=BEN)),
    st.builds(
        lambda by, ago: lambda board: sweeping.items_revive(board, by=by, seq=max(0, board.seq - ago)),
        AUTHORS, st.integers(0, 4),
    ),
    st.builds(lambda ago: lambda board: room_restore(board, by=ANA, seq=max(0, board.seq - ago)), st.integers(0, 8)),
)  # fmt: skip


def perform(board: Room, step: Step) -> None:
    with suppress(Refused):  # it is there already, or not there at all
        step(board)
    board.refresh_from_db()


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(steps=st.lists(STEPS, min_size=4, max_size=25))
@pytest.mark.usefixtures("board")
def test_the_events_add_up_to_the_state_and_each_state_can_be_restored(steps: list[Step]) -> None:
    Room.objects.filter(title="Any").delete()  # of the example before, whose ids would be taken
    board = Room.objects.create(kind="sketch", title="Any")
    states = {0: services.state_of(board)["items"]}
    for step in steps:
        perform(board, step)
        states[board.seq] = services.state_of(board)["items"]
    for seq, state in states.items():
        assert state_at(board, seq)["items"] == state
    for seq, state in list(states.items())[::3]:
        room_restore(board, by=BEN, seq=seq)
        board.refresh_from_db()
        assert services.state_of(board)["items"] == state
        assert state_at(board, board.seq)["items"] == state


def test_each_kind_of_event_is_gone_through_and_taken_back(board: Room) -> None:
    mine, other, note = draw(board, by=ANA), draw(board, by=BEN, z=1), draw(board, by=ANA, kind="note", text="Hi")
    steps: list[Step] = [
        lambda board: services.item_edit(board, by=BEN, id=mine, color="red", r=1.5),
        lambda board: services.item_remove(board, by=BEN, id=note),
        lambda board: draw(board, by=BEN, id=note, kind="note", text="Back", z=3),
        lambda board: sweeping.items_sweep(board, by=ANA, person=BEN.id),
        lambda board: sweeping.items_revive(board, by=ANA, seq=board.seq),
        lambda board: services.items_change(board, by=ANA, edit=[{"id": other, "x": 9}], remove=[note]),
        lambda board: sweeping.board_clear(board, by=ANA),
        lambda board: draw(board, kind="ellipse"),
        lambda board: room_restore(board, by=BEN, seq=3),
    ]
    states: dict[int, Any] = {}
    for step in steps:
        board.refresh_from_db()
        states[board.seq] = services.state_of(board)["items"]
        step(board)
    assert len({repr(state) for state in states.values()}) == len(steps) - 1, "a revival brings back what was there"
    for seq, state in states.items():
        assert state_at(board, seq)["items"] == state
        room_restore(board, by=ANA, seq=seq)
        assert services.state_of(board)["items"] == state
        board.refresh_from_db()
        assert state_at(board, board.seq)["items"] == state


def test_a_large_board_is_restored_in_events_of_a_bearable_size(board: Room) -> None:
    ids = [draw(board, kind="text", text=f"{number}" + "x" * 700) for number in range(120)]
    board.refresh_from_db()
    before, seq = services.state_of(board)["items"], board.seq
    services.items_change(board, by=ANA, remove=ids)
    room_restore(board, by=BEN, seq=seq)
    assert services.state_of(board)["items"] == before
    changes = board.events.filter(type="items.changed", seq__gt=seq + 1)
    assert [len(encode(event.data)) < 64 * 1024 for event in changes] == [True, True]
    assert board.events.order_by("seq").last().type == "room.restored"  # type: ignore[union-attr]  # there is one


def test_what_was_folded_away_is_gone_for_good_and_the_rest_can_be_gone_back_to(board: Room, settings: Any) -> None:
    settings.KEEP_EVENTS, settings.KEEP_DAYS = 2, 0
    kept, gone, late = draw(board, by=BEN, color="red"), draw(board), draw(board)
    sweeping.items_sweep(board, by=ANA, person=ANA.id)
    draw(board, id=late)
    before = services.state_of(board)["items"]
    services.item_remove(board, by=ANA, id=kept)
    services.item_remove(board, by=ANA, id=late)
    assert prune(Room.objects.get(pk=board.pk)) == 5
    assert {*Item.objects.filter(room=board).values_list("id", flat=True)} == {kept, late}, (
        "what was swept is forgotten"
    )
    with pytest.raises(Refused, match="nothing"):
        sweeping.items_revive(board, by=ANA, seq=4)
    room_restore(board, by=ANA, seq=5)
    assert services.state_of(board)["items"] == before
    draw(board, by=BEN, id=gone, kind="ellipse")
    assert items(board)[str(gone)]["who"] == "Ben", "nobody knows any more whose it was"
