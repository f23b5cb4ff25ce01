"""Reading the log: it continues from any event that is still there, in order, for this room alone."""

from datetime import UTC, datetime

from mapmarkers import services
from project.realtime import events
from project.realtime.models import Event, Room
from tests.room_fixtures import BEN, add_marker, say


def test_the_log_continues_from_any_event_that_is_still_there(room: Room) -> None:
    for line in "abcde":
        say(room, line)

    def after(seq: int, limit: int = 500) -> list[int] | None:
        found = events.since(room.pk, seq, limit)
        return None if found is None else [seq for seq, _ in found]

    assert after(0) == [1, 2, 3, 4, 5]
    assert after(3) == [4, 5]
    assert after(5) == []
    assert after(6) is None
    assert after(1, limit=2) == [2, 3]
    room.events.filter(seq__lte=3).delete()
    assert (after(3), after(2)) == ([4, 5], None)
    room.events.all().delete()
    assert (after(5), after(4)) == ([], None)


def test_the_log_is_read_in_order_and_without_what_happened_elsewhere(room: Room, lobby: Room) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    Event.objects.bulk_create(Event(room=room, seq=seq, type="x", data={}, at=at) for seq in (3, 1, 2))
    Room.objects.filter(pk=room.pk).update(seq=3)
    say(lobby, "a")
    assert [seq for seq, _ in events.since(room.pk, 0) or []] == [1, 2, 3]


def test_an_event_says_who_did_what_when_by_which_op(room: Room) -> None:
    id = add_marker(room)
    services.marker_move(room, by=BEN, op="9f2c", id=id, lat=3.5, lng=4.5)
    event = Event.objects.get(room=room, seq=2)
    assert str(event) == f"{room.pk}#2 marker.moved"
    (_, data), *_ = events.since(room.pk, 1) or []
    at = event.at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    assert data.decode() == (
        f'{{"seq":2,"type":"marker.moved","op":"9f2c","by":"g-ben","who":"Ben","at":"{at}",'
        f'"id":"{id}","lat":3.5,"lng":4.5}}'
    )
