"""Many markers changed at once: one event, and all of it happens, or nothing."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from mapmarkers import services
from mapmarkers.batches import markers_change
from mapmarkers.models import Marker
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from tests.room_fixtures import ANA, BEN, add_marker
from tests.visitors import Visitors

GONE = UUID(int=99)


def place(**fields: Any) -> dict[str, Any]:
    return {"id": uuid4(), "lat": 1.5, "lng": 2.5, **fields}


def newest(room: Room) -> Event:
    return Event.objects.filter(room=room).order_by("-seq")[0]


def test_several_are_added_edited_and_removed_by_one_event(room: Room) -> None:
    old, stays = add_marker(room, title="Old"), add_marker(room, title="Stays", note="As it is")
    new = place(title="New", note="", locked=True)
    receipt = markers_change(
        room, by=BEN, op="1", add=[new], edit=[{"id": stays, "lat": 7, "title": "Moved"}], remove=[GONE, old]
    )
    event = newest(room)
    assert (event.type, event.seq, event.actor) == ("markers.changed", receipt.seq, BEN.id)
    assert event.data == {
        "added": [{"id": str(new["id"]), "lat": 1.5, "lng": 2.5, "title": "New", "locked": True}],
        "edited": [{"id": str(stays), "lat": 7, "title": "Moved"}],
        "removed": [str(old)],
    }
    now = {marker["title"]: marker for marker in services.state_of(room)["markers"]}
    assert now.keys() == {"New", "Moved"}
    assert (now["Moved"]["lat"], now["Moved"]["lng"], now["Moved"]["note"]) == (7, 2.0, "As it is")


def test_it_is_done_once_per_op(room: Room) -> None:
    new = place()
    first = markers_change(room, by=ANA, op="1", add=[new])
    again = markers_change(room, by=ANA, op="1", add=[new])
    assert (again.seq, again.duplicate) == (first.seq, True)
    assert room.markers.count() == 1


def test_who_moves_is_placed_anew_and_who_is_renamed_is_not(room: Room) -> None:
    moved, renamed = add_marker(room), add_marker(room)
    Marker.objects.filter(room=room).update(placed=True, country="Somewhere")
    markers_change(room, by=ANA, edit=[{"id": moved, "lng": 9}, {"id": renamed, "title": "New"}])
    assert Marker.objects.get(pk=moved).placed is False
    assert Marker.objects.get(pk=moved).country == ""
    assert Marker.objects.get(pk=renamed).placed is True
    assert Marker.objects.get(pk=renamed).country == "Somewhere"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda known, locked: {"add": [place(id=known)]}, "invalid"),
        (lambda known, locked: {"edit": [{"id": known, "title": "a"}], "remove": [known]}, "invalid"),
        (lambda known, locked: {"edit": [{"id": GONE, "title": "a"}]}, "not_found"),
        (lambda known, locked: {"edit": [{"id": locked, "title": "a"}]}, "forbidden"),
        (lambda known, locked: {"edit": [{"id": locked, "lat": 3, "locked": True}]}, "forbidden"),
        (lambda known, locked: {"remove": [known, locked]}, "forbidden"),
        (lambda known, locked: {"add": [place() for _ in range(501)]}, "too_large"),
    ],
    ids=["there already", "named twice", "gone", "locked", "stays locked", "locked one removed", "too many"],
)
def test_if_one_is_refused_nothing_happens(room: Room, change: Any, code: str) -> None:
    known, locked = add_marker(room), add_marker(room, locked=True)
    what = {"add": [], "edit": [], "remove": [], **change(known, locked)}
    what["add"] = [place(), *what["add"]]
    with pytest.raises(Refused) as refused:
        markers_change(room, by=ANA, **what)
    assert refused.value.code == code
    assert room.markers.count() == 2
    assert newest(room).seq == 2


def test_a_locked_marker_can_be_unlocked_and_changed_at_once(room: Room) -> None:
    locked = add_marker(room, locked=True)
    markers_change(room, by=ANA, edit=[{"id": locked, "locked": False, "title": "Free"}])
    markers_change(room, by=ANA, edit=[{"id": locked, "locked": True}])
    marker = Marker.objects.get(pk=locked)
    assert (marker.title, marker.locked) == ("Free", True)


def test_a_map_takes_no_more_than_it_has_room_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MARKERS", 3)
    add_marker(room)
    with pytest.raises(Refused, match="room for 3 markers") as refused:
        markers_change(room, by=ANA, add=[place() for _ in range(3)])
    assert refused.value.code == "too_large"
    markers_change(room, by=ANA, add=[place() for _ in range(2)])
    assert room.markers.count() == 3


async def test_everybody_sees_it_and_a_viewer_may_not(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    many = [{**place(title="Café ☕"), "id": str(uuid4())} for _ in range(400)]
    assert (await ben.command("markers.change", add=many))["code"] == "forbidden"
    assert (await ana.command("markers.change", add=many, edit=[], remove=[]))["type"] == "ack"
    (event,) = await ben.up_to(1)
    assert [marker["id"] for marker in event["added"]] == [marker["id"] for marker in many]
    too_far = {"id": many[0]["id"], "lat": 91}
    assert (await ana.command("markers.change", edit=[too_far]))["code"] == "invalid"
    assert (await ana.command("markers.change", add=[{**many[0], "op": "2"}]))["code"] == "invalid"
