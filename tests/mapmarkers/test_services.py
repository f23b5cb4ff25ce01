"""What can be done to a map, by anyone who may: each change with its event, in one transaction."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from mapmarkers import services
from mapmarkers.models import Marker
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from project.realtime.services import room_freeze, room_rename
from tests.room_fixtures import ANA, BEN, add_marker

WHERE: dict[str, Any] = {"lat": 1.0, "lng": 2.0}


def happened(room: Room) -> list[tuple[str, dict[str, Any]]]:
    return [(event.type, event.data) for event in Event.objects.filter(room=room).order_by("seq")]


def test_each_change_is_an_event_with_what_changed(room: Room) -> None:
    id = uuid4()
    place = {"country": "", "town": "", "km": None}
    services.marker_add(room, by=ANA, id=id, **WHERE, title="Pier", color="teal", icon="boat", note="Old")
    services.marker_move(room, by=ANA, id=id, lat=3, lng=4)
    services.marker_edit(room, by=ANA, id=id, title="Quay", note="")
    services.marker_lock(room, by=ANA, id=id, locked=True)
    services.marker_lock(room, by=ANA, id=id, locked=False)
    services.marker_remove(room, by=ANA, id=id)
    what = {"id": str(id), **WHERE, "title": "Pier", "note": "Old", "color": "teal", "icon": "boat", "locked": False}
    assert happened(room) == [
        ("marker.added", what | place),
        ("marker.moved", {"id": str(id), "lat": 3, "lng": 4}),
        ("marker.edited", {"id": str(id), "title": "Quay", "note": ""}),
        ("marker.locked", {"id": str(id), "locked": True}),
        ("marker.locked", {"id": str(id), "locked": False}),
        ("marker.removed", {"id": str(id)}),
    ]
    assert not room.markers.exists()


def test_a_marker_that_was_removed_can_be_put_back(room: Room) -> None:
    id = add_marker(room, title="Pier")
    services.marker_remove(room, by=ANA, id=id)
    add_marker(room, id=id, title="Pier")
    assert Marker.objects.get(pk=id).title == "Pier"


@pytest.mark.parametrize(
    "change",
    [
        lambda room, id: services.marker_move(room, by=BEN, id=id, lat=3, lng=4),
        lambda room, id: services.marker_edit(room, by=BEN, id=id, title="Mine"),
        lambda room, id: services.marker_remove(room, by=BEN, id=id),
    ],
    ids=["move", "edit", "remove"],
)
def test_a_locked_marker_stays_as_it_is(room: Room, change: Any) -> None:
    id = add_marker(room, title="Pier", locked=True)
    with pytest.raises(Refused, match="Pier is locked") as refused:
        change(room, id)
    assert refused.value.code == "forbidden"
    assert len(happened(room)) == 1
    services.marker_lock(room, by=BEN, id=id, locked=False)
    change(room, id)
    assert len(happened(room)) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda room, id: services.marker_move(room, by=BEN, id=id, lat=3, lng=4),
        lambda room, id: services.marker_edit(room, by=BEN, id=id, title="Mine"),
        lambda room, id: services.marker_remove(room, by=BEN, id=id),
        lambda room, id: services.marker_lock(room, by=BEN, id=id, locked=True),
    ],
    ids=["move", "edit", "remove", "lock"],
)
def test_what_is_not_on_this_map_is_not_found(room: Room, lobby: Room, change: Any) -> None:
    elsewhere = add_marker(lobby)
    for id in (uuid4(), elsewhere):
        with pytest.raises(Refused) as refused:
            change(room, id)
        assert refused.value.code == "not_found"
    assert happened(room) == []
    assert Marker.objects.filter(pk=elsewhere, title="", locked=False).exists()


def test_an_id_counts_once_in_all_rooms(room: Room, lobby: Room) -> None:
    id = add_marker(lobby)
    for where in (lobby, room):
        with pytest.raises(Refused) as refused:
            add_marker(where, id=id)
        assert refused.value.code == "invalid"


def test_a_map_can_be_full(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MARKERS", 2)
    add_marker(room)
    add_marker(room)
    with pytest.raises(Refused) as refused:
        add_marker(room)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize(
    ("service", "fields"),
    [
        (services.marker_move, {"lat": 3, "lng": 4}),
        (services.marker_edit, {"title": "a"}),
        (services.marker_lock, {"locked": True}),
        (services.marker_remove, {}),
    ],
    ids=["move", "edit", "lock", "remove"],
)
def test_a_change_of_a_marker_is_made_once_per_op(room: Room, service: Any, fields: dict[str, Any]) -> None:
    id = add_marker(room)
    receipts = [service(room, by=ANA, op="1", id=id, **fields) for _ in range(2)]
    assert [(receipt.seq, receipt.duplicate) for receipt in receipts] == [(2, False), (2, True)]
    assert len(happened(room)) == 2


@pytest.mark.parametrize(
    ("service", "fields"),
    [
        (services.marker_add, {"id": UUID(int=7), **WHERE}),
        (room_rename, {"title": "Quay"}),
        (room_freeze, {"frozen": True}),
    ],
    ids=["add", "rename", "freeze"],
)
def test_a_change_of_the_room_is_made_once_per_op(room: Room, service: Any, fields: dict[str, Any]) -> None:
    receipts = [service(room, by=ANA, op="1", **fields) for _ in range(2)]
    assert [(receipt.seq, receipt.duplicate) for receipt in receipts] == [(1, False), (1, True)]
    assert len(happened(room)) == 1


def test_the_state_is_what_the_events_add_up_to(room: Room) -> None:
    ids = sorted((add_marker(room, title=str(number)) for number in range(3)), key=str)
    services.marker_move(room, by=ANA, id=ids[0], lat=-5, lng=6)
    services.marker_remove(room, by=ANA, id=ids[1])
    markers = services.state_of(room)["markers"]
    assert [marker["id"] for marker in markers] == [ids[0], ids[2]]
    assert (markers[0]["lat"], markers[0]["lng"]) == (-5, 6)
    assert [*markers[0]] == [*services.FIELDS, *services.PLACE, "added_by"]


def test_a_marker_is_called_by_its_title_or_its_place() -> None:
    assert str(Marker(title="Pier", lat=1, lng=2)) == "Pier"
    assert str(Marker(id=UUID(int=1), lat=52.37021, lng=4.8952)) == "52.3702, 4.8952"


def test_the_longest_that_a_message_may_say_fits_the_columns(room: Room) -> None:
    """PostgreSQL refuses what is longer; SQLite would not say."""
    id = add_marker(room, title="x" * 120, note="x" * 2000, color="#abcdef", icon="x" * 30)
    assert Marker.objects.get(pk=id).title == "x" * 120
