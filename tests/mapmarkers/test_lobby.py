"""The lobby map: there from the start, with a few markers, and left alone afterwards."""

from mapmarkers.lobby import MARKERS, open_lobby
from mapmarkers.messages import decoder
from mapmarkers.models import Marker
from project.realtime.messages import encode
from project.realtime.models import Room


def test_the_lobby_is_there_from_the_start_and_everyone_edits(room: Room) -> None:
    Room.objects.filter(slug="lobby").delete()
    open_lobby()
    lobby = Room.objects.get(kind="map", slug="lobby")
    assert (lobby.public_role, lobby.seq) == ("editor", len(MARKERS))
    assert {marker.title for marker in lobby.markers.all()} == {marker[0] for marker in MARKERS}


def test_an_existing_lobby_is_left_alone(lobby: Room) -> None:
    Marker.objects.filter(room=lobby).delete()
    open_lobby()
    assert not lobby.markers.exists()


def test_its_markers_are_such_as_anybody_could_put_there() -> None:
    for title, lat, lng, color, icon, note in MARKERS:
        frame = {"type": "marker.add", "op": "1", "id": "00000000-0000-4000-8000-000000000001", "lat": lat, "lng": lng,
                 "title": title, "color": color, "icon": icon, "note": note}  # fmt: skip
        assert decoder.decode(encode(frame)).title == title
