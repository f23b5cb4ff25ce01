"""Taking back what one person did: theirs comes back as it was before, what others changed since stays."""

from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from mapmarkers import batches, services
from project.realtime import events
from project.realtime.identity import Author
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from project.realtime.replay import prune, state_at
from project.realtime.services import room_freeze
from project.realtime.undoing import room_undo
from tests.mapmarkers.test_replay import markers, present
from tests.room_fixtures import ANA, BEN, add_marker
from tests.visitors import Visitors

CID = Author("g-cid", "Cid")
IDS = [UUID(int=number) for number in (1, 2)]
STEP = st.tuples(
    st.sampled_from(["title", "title", "move", "move", "color", "lock", "add", "remove", "many"]),
    st.sampled_from(IDS),
    st.integers(-3, 3),
)
STEPS = st.lists(st.tuples(st.sampled_from([BEN, CID]), STEP), min_size=6, max_size=20)
quick = effort(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def do(room: Room, by: Author, what: str, id: UUID, number: int) -> None:
    """One step, unless the map refuses it."""
    others = [one for one in IDS if one != id]
    there = {marker["id"]: marker for marker in services.state_of(room)["markers"]}
    does: dict[str, Any] = {
        "add": lambda: services.marker_add(room, by=by, id=id, lat=number, lng=0, title=str(number)),
        "move": lambda: services.marker_move(room, by=by, id=id, lat=number, lng=-number),
        "title": lambda: services.marker_edit(room, by=by, id=id, title=f"T{number}"),
        "color": lambda: services.marker_edit(room, by=by, id=id, color=["", "red", "blue"][number % 3]),
        "remove": lambda: services.marker_remove(room, by=by, id=id),
        "lock": lambda: services.marker_lock(room, by=by, id=id, locked=number > 1),
        "many": lambda: batches.markers_change(
            room, by=by, add=[{"id": one, "lat": number, "lng": 9} for one in others if one not in there],
            edit=[{"id": one, "note": str(number)} for one in others if one in there], remove=[id],
        ),
    }  # fmt: skip
    try:
        does[what]()
    except Refused:
        pass


def new_map(steps: Any) -> Room:
    """Ana has put a marker there, and then the others come. What an earlier example left had the same ids."""
    Room.objects.filter(title="Together").delete()
    room = Room.objects.create(kind="map", title="Together")
    add_marker(room, id=IDS[0], title="Hers")
    for by, step in steps:
        do(room, by, *step)
    room.refresh_from_db()
    return room


def count_of(room: Room, seq: int) -> int:
    return int(Event.objects.get(room=room, seq=seq).data["count"])


@quick
@given(STEPS, st.lists(STEP, max_size=12))
def test_if_nobody_else_did_anything_all_is_as_before(room: Room, before: Any, theirs: Any) -> None:
    room = new_map(before)
    then, since = present(room), room.seq
    for step in theirs:
        do(room, BEN, *step)
    room_undo(room, by=ANA, person=BEN.id, since=since)
    assert places(present(room)) == places(then)


@quick
@given(STEPS)
def test_what_somebody_else_has_changed_since_stays(room: Room, steps: Any) -> None:
    room = new_map(steps)
    before = present(room)
    last = last_writers(room)
    room_undo(room, by=ANA, person=BEN.id)
    after = present(room)
    for id, marker in before.items():
        for field, writer in last[id].items():
            if writer == CID.id and id in after:
                assert after[id][field] == marker[field], field
        if CID.id in last[id].values():
            assert id in after, "somebody else has worked on it"
    room.refresh_from_db()
    assert count_of(room, room_undo(room, by=ANA, person=BEN.id).seq) == 0, "there is nothing left to take back"


@quick
@given(STEPS, st.integers(1, 3))
def test_taking_it_back_is_itself_a_step_that_can_be_taken_back(room: Room, steps: Any, times: int) -> None:
    room = new_map(steps)
    states = [present(room)]
    receipt = room_undo(room, by=ANA, person=BEN.id)
    states.append(present(room))
    for _ in range(times):
        receipt = room_undo(room, by=ANA, step=receipt.seq)
        states.append(present(room))
    assert all(places(one) == places(third) for one, third in zip(states, states[2:], strict=False))
    room.refresh_from_db()
    assert markers(state_at(room, room.seq)) == states[-1]


def places(state: dict[str, Any]) -> dict[str, Any]:
    """What people gave the markers: also who added each."""
    return {id: {field: marker[field] for field in (*services.FIELDS[1:], "added_by")} for id, marker in state.items()}


def last_writers(room: Room) -> dict[str, dict[str, str]]:
    """Of each marker that is there: who was the last to change each of its fields, since it was added."""
    room.refresh_from_db()
    told = [*Event.objects.filter(room=room).order_by("seq")]
    states = [markers(state_at(room, seq)) for seq in range(room.seq + 1)]
    writers: dict[str, dict[str, str]] = {}
    for event, (old, new) in zip(told, pairwise(states), strict=True):
        for id in new:
            changed = [field for field in new[id] if field != "id" and old.get(id, {}).get(field, id) != new[id][field]]
            if id not in old:
                writers[id] = {}
            writers[id].update(dict.fromkeys(changed, event.actor))
    return {id: writers[id] for id in states[-1]}


def test_added_goes_removed_comes_back_and_moved_returns(room: Room) -> None:
    hers, gone = add_marker(room, title="Pier"), add_marker(room, title="Quay", locked=False)
    his = add_marker(room, by=BEN)
    services.marker_move(room, by=BEN, id=hers, lat=5, lng=5)
    services.marker_edit(room, by=CID, id=hers, title="Jetty")
    services.marker_remove(room, by=BEN, id=gone)
    receipt = room_undo(room, by=ANA, op="1", person=BEN.id)
    assert room_undo(room, by=ANA, op="1", person=BEN.id).seq == receipt.seq
    now = present(room)
    assert str(his) not in now
    assert (now[str(hers)]["lat"], now[str(hers)]["title"]) == (1.0, "Jetty")
    assert (now[str(gone)]["title"], now[str(gone)]["added_by"]) == ("Quay", ANA.id)
    undone = Event.objects.get(room=room, seq=receipt.seq)
    assert (undone.type, undone.data) == ("room.undone", {"person": BEN.id, "since": 0, "from": 6, "count": 3})


def test_each_field_has_its_own_last_writer(room: Room) -> None:
    hers = add_marker(room, title="0", note="0")
    services.marker_edit(room, by=BEN, id=hers, title="b", note="b")
    services.marker_edit(room, by=CID, id=hers, title="c")
    room_undo(room, by=ANA, person=BEN.id)
    assert present(room)[str(hers)].items() >= {"title": "c", "note": "0"}.items()


def test_a_place_is_one_thing(room: Room) -> None:
    hers = add_marker(room, lat=1.0, lng=1.0)
    services.marker_move(room, by=BEN, id=hers, lat=2, lng=2)
    services.marker_move(room, by=CID, id=hers, lat=2, lng=3)
    room_undo(room, by=ANA, person=BEN.id)
    assert present(room)[str(hers)].items() >= {"lat": 2.0, "lng": 3.0}.items()


def test_what_they_added_stays_if_somebody_else_has_worked_on_it(room: Room) -> None:
    his = add_marker(room, by=BEN, title="a")
    services.marker_edit(room, by=CID, id=his, note="Mine too")
    services.marker_edit(room, by=BEN, id=his, title="b")
    room_undo(room, by=ANA, person=BEN.id)
    assert present(room)[str(his)].items() >= {"title": "b", "note": "Mine too"}.items()


def test_what_the_server_found_out_is_nobodys_change(room: Room) -> None:
    his = add_marker(room, by=BEN)
    with events.writing(room) as log:
        log.append("marker.placed", {"id": str(his), "country": "Peru", "town": "", "km": None}, by=Author())
    room_undo(room, by=ANA, person=BEN.id)
    assert present(room) == {}


def test_what_happened_in_the_same_commit_counts(room: Room) -> None:
    his = add_marker(room, by=BEN)
    with events.writing(room):
        services.marker_edit(room, by=CID, id=his, title="Mine too")
        other = add_marker(room, by=BEN)
        room_undo(room, by=ANA, person=BEN.id)
    assert [*present(room)] == [str(his)]
    assert present(room)[str(his)]["title"] == "Mine too"
    assert str(other) not in present(room)


def test_it_reaches_as_far_back_as_the_log(room: Room, settings: Any) -> None:
    folded = add_marker(room, by=BEN)
    settings.KEEP_EVENTS, settings.KEEP_DAYS = 0, 0
    assert prune(room) == 1
    services.marker_move(room, by=BEN, id=folded, lat=7, lng=7)
    room_undo(room, by=ANA, person=BEN.id)
    assert present(room)[str(folded)]["lat"] == 1.0


@pytest.mark.parametrize(("wish", "why"), [({}, "either"), ({"person": "a", "step": 1}, "either"), ({"step": 1}, "no")])
def test_nonsense_is_refused(room: Room, wish: dict[str, Any], why: str) -> None:
    add_marker(room)
    with pytest.raises(Refused, match=why):
        room_undo(room, by=ANA, **wish)


def test_a_blog_has_its_own_ways(room: Room) -> None:
    blog = Room.objects.create(kind="live", title="News")
    with pytest.raises(Refused, match="does not go back"):
        room_undo(blog, by=ANA, person=BEN.id)


async def test_only_the_owner_does_it_and_everybody_sees_it(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    his = str(UUID(int=7))
    await ben.command("marker.add", id=his, lat=1, lng=2)
    person = ben.welcomes[0]["you"]["id"]
    assert (await ben.command("room.undo", person=person))["code"] == "forbidden"
    ack = await ana.command("room.undo", person=person)
    assert [event["type"] for event in await ben.up_to(ack["seq"])][-2:] == ["markers.changed", "room.undone"]
    back = await ana.command("room.undo", step=ack["seq"])
    added = (await ben.up_to(back["seq"]))[-2]["added"]
    assert [(marker["id"], marker["added_by"]) for marker in added] == [(his, person)]


def test_a_frozen_room_is_tidied_as_well(room: Room) -> None:
    add_marker(room, by=BEN, locked=True)
    room_freeze(room, by=ANA, frozen=True)
    room_undo(room, by=ANA, person=BEN.id)
    assert present(room) == {}
