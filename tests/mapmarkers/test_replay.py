"""A map goes back in time: what its events add up to, and restoring what was."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from mapmarkers import services
from mapmarkers.batches import markers_change
from mapmarkers.places import Place
from project.realtime import events
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from project.realtime.replay import floor_of, prune, state_at
from project.realtime.services import chat_say, room_restore
from project.realtime.snapshots import chat_of
from tests.room_fixtures import ANA, BEN, add_marker, say
from tests.visitors import Visitors

HERE = Place("Somewhere", "Town", 1.0)
IDS = [UUID(int=number) for number in (1, 2, 3)]
STEPS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(IDS), st.integers(-9, 9)),
    st.tuples(st.just("move"), st.sampled_from(IDS), st.integers(-9, 9)),
    st.tuples(st.just("edit"), st.sampled_from(IDS), st.integers(0, 9)),
    st.tuples(st.just("remove"), st.sampled_from(IDS), st.just(0)),
    st.tuples(st.just("lock"), st.sampled_from(IDS), st.integers(0, 1)),
    st.tuples(st.just("change"), st.sampled_from(IDS), st.integers(-9, 9)),
)


def do(room: Room, what: str, id: UUID, number: int) -> None:
    """One step, unless the map refuses it."""
    does: dict[str, Any] = {
        "add": lambda: services.marker_add(room, by=ANA, id=id, lat=number, lng=0, title=str(number)),
        "move": lambda: services.marker_move(room, by=ANA, id=id, lat=number, lng=1),
        "edit": lambda: services.marker_edit(room, by=BEN, id=id, title=f"T{number}", note=str(number)),
        "remove": lambda: services.marker_remove(room, by=BEN, id=id),
        "lock": lambda: services.marker_lock(room, by=ANA, id=id, locked=bool(number)),
        "change": lambda: change(room, id, number),
    }
    try:
        does[what]()
    except Refused:
        pass


def change(room: Room, id: UUID, number: int) -> None:
    """Several at once: this one is moved and the others removed, or added if it is not there."""
    if room.markers.filter(id=id).exists():
        edit = [{"id": id, "lat": number, "title": "Changed", "locked": False}]
        markers_change(room, by=BEN, edit=edit, remove=[other for other in IDS if other != id])
    else:
        markers_change(room, by=ANA, add=[{"id": id, "lat": number, "lng": 3, "locked": number > 0}])
        services.markers_placed(room, found=[(marker, HERE) for marker in room.markers.all()])


def markers(state: dict[str, Any]) -> dict[str, Any]:
    return {str(marker["id"]): {**marker, "id": str(marker["id"])} for marker in state["markers"]}


def present(room: Room) -> dict[str, Any]:
    return markers(services.state_of(room))


def as_people_made_it(state: dict[str, Any]) -> dict[str, Any]:
    """What is restored has yet to be placed."""
    return {id: {**marker, **services.NOWHERE} for id, marker in state.items()}


@effort(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=25), st.lists(STEPS, max_size=10), st.booleans())
def test_any_past_state_is_known_and_can_be_restored(room: Room, before: Any, after: Any, pruned: bool) -> None:
    Room.objects.filter(title="Past").delete()  # the example before; its markers have the same ids
    room = Room.objects.create(kind="map", title="Past")
    for step in before:
        do(room, *step)
    then, seq = present(room), Room.objects.get(pk=room.pk).seq
    for step in after:
        do(room, *step)
    room.refresh_from_db()
    if pruned:
        Event.objects.filter(room=room).update(at="2020-01-01T00:00:00Z")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.conf.settings.KEEP_EVENTS", room.seq - seq)
            assert prune(room) == seq
    assert markers(state_at(room, seq)) == then
    assert markers(state_at(room, room.seq)) == present(room)
    receipt = room_restore(room, by=ANA, seq=seq)
    assert as_people_made_it(present(room)) == as_people_made_it(then)
    assert receipt.seq == Room.objects.get(pk=room.pk).seq


def test_what_is_as_it_was_is_left_alone(room: Room) -> None:
    add_marker(room, locked=True)
    moved = add_marker(room)
    room.refresh_from_db()
    services.marker_move(room, by=BEN, id=moved, lat=5, lng=6)
    room_restore(room, by=ANA, op="back", seq=room.seq)
    assert room_restore(room, by=ANA, op="back", seq=room.seq).duplicate
    types = [*Event.objects.filter(room=room).order_by("seq").values_list("type", flat=True)]
    assert types[3:] == ["markers.changed", "room.restored"]


def test_what_was_done_in_the_same_commit_counts(room: Room) -> None:
    kept = uuid4()
    with events.writing(room) as log:
        add_marker(room, id=kept)
        seq = log.room.seq
        add_marker(room)
        room_restore(room, by=ANA, seq=seq)
    assert [*present(room)] == [str(kept)]


def test_nobody_goes_back_behind_the_beginning_or_ahead_of_now(room: Room) -> None:
    add_marker(room)
    room.refresh_from_db()
    with pytest.raises(Refused, match="from event 0 to 1"):
        room_restore(room, by=ANA, seq=2)
    Event.objects.filter(room=room).update(at="2020-01-01T00:00:00Z")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.KEEP_EVENTS", 0)
        assert prune(room) == 1
    with pytest.raises(Refused, match="from event 1 to 1"):
        room_restore(room, by=ANA, seq=0)


async def test_only_the_owner_restores_and_everybody_sees_it(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    id = str(UUID(int=7))
    added = await ben.command("marker.add", id=id, lat=1, lng=2)
    assert (await ben.command("room.restore", seq=0))["code"] == "forbidden"
    ack = await ana.command("room.restore", seq=added["seq"] - 1)
    assert [event["type"] for event in await ben.up_to(ack["seq"])][-2:] == ["markers.changed", "room.restored"]


def test_the_chat_outlives_the_events_that_are_folded(room: Room) -> None:
    for number in range(60):
        say(room, f"line {number}")
    Event.objects.filter(room=room).update(at="2020-01-01T00:00:00Z")
    before = chat_of(Room.objects.get(pk=room.pk))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.KEEP_EVENTS", 5)
        assert prune(room) == 55
        room.refresh_from_db()
        assert chat_of(room) == before
        chat_say(room, by=BEN, text="and on")
        room.refresh_from_db()
        assert [line["text"] for line in chat_of(room)] == [f"line {n}" for n in range(11, 60)] + ["and on"]
    assert floor_of(room) == 55


def test_what_is_young_or_among_the_newest_is_kept(room: Room, settings: Any) -> None:
    for _ in range(4):
        add_marker(room)
    settings.KEEP_EVENTS = 1
    assert prune(room) == 0, "all of it is young"
    settings.KEEP_EVENTS, settings.KEEP_DAYS = 10, 0
    assert prune(room) == 0, "all of it is among the newest"
    settings.KEEP_EVENTS = 1
    assert prune(room) == 3
    assert prune(room) == 0
