"""Markers over REST, read and changed: seen by everybody at once."""

from uuid import uuid4

import pytest
from django.test import Client

from mapmarkers import services
from mapmarkers.models import Marker
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.api.asking import CAFE, markers, script
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors


def test_a_viewer_reads_markers_as_the_sockets_tell_of_them(room: Room) -> None:
    id = add_marker(room, **CAFE)
    status, page = script(room, "viewer").get(markers(room))
    assert (status, page["count"], page["next"]) == (200, 1, None)
    assert page["results"] == [services.state_of(room)["markers"][0] | {"id": str(id)}]
    assert script(room, "viewer").get(markers(room, f"{id}/")) == (200, page["results"][0])


def test_what_is_not_there_is_not_found(room: Room) -> None:
    elsewhere = add_marker(Room.objects.create(kind="map", title="Elsewhere"))
    for path in (markers(room, f"{elsewhere}/"), markers(room, f"{uuid4()}/"), "/maps/nowhere/markers/"):
        status, told = script(room).get(path)
        assert (status, told["code"]) == (404, "not_found")
    assert script(room).patch(markers(room, f"{elsewhere}/"), {"title": "Mine"})[0] == 404
    assert script(room).delete(markers(room, f"{elsewhere}/"))[0] == 404


def test_long_lists_come_in_pages(room: Room) -> None:
    for number in range(5):
        add_marker(room, title=f"{number}")
    asker, titles, path = script(room), [], markers(room, "?limit=2&ordering=-title")
    while path:
        page = asker.get(path)[1]
        titles += [marker["title"] for marker in page["results"]]
        path = (page["next"] or "").removeprefix("http://testserver/api")
    assert titles == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=1001", "limit=-1", "limit=x", "limit=", "offset=-1", "offset=1000001", "offset=²",
     "ordering=note", "ordering=", "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=a,b,c,d", "bbox=", "bbox=0,0,nan,0",
     "bbox=0,0,1e999,0", "bbox=-181,0,0,0", "offset=99999999999999999999"],
)  # fmt: skip
def test_a_question_that_cannot_be_is_refused(room: Room, query: str) -> None:
    status, told = script(room).get(markers(room, f"?{query}"))
    assert (status, told["code"]) == (400, "invalid")


@pytest.mark.parametrize(
    ("bbox", "found"),
    [
        ("0,40,10,60", {"Utrecht"}),
        ("-180,-90,180,90", {"Utrecht", "Fiji", "Samoa"}),
        ("170,-30,-170,0", {"Fiji", "Samoa"}),  # over the 180th meridian
        ("179,-30,179.5,0", {"Fiji"}),
        ("5.12,52.09,5.12,52.09", {"Utrecht"}),
        ("0,60,10,40", set()),
    ],
)
def test_a_box_finds_what_lies_in_it(room: Room, bbox: str, found: set[str]) -> None:
    for title, lat, lng in (("Utrecht", 52.09, 5.12), ("Fiji", -17.0, 179.2), ("Samoa", -13.7, -172.1)):
        add_marker(room, title=title, lat=lat, lng=lng)
    page = script(room).get(markers(room, f"?bbox={bbox}"))[1]
    assert {marker["title"] for marker in page["results"]} == found


def test_a_marker_is_added_changed_and_removed(room: Room) -> None:
    asker = script(room)
    status, added = asker.post(markers(room), CAFE)
    assert (status, added["title"], added["locked"], added["country"]) == (201, "Café", False, "")
    here = markers(room, f"{added['id']}/")
    assert asker.patch(here, {"lng": 6, "note": "closed"}) == (200, added | {"lng": 6.0, "note": "closed"})
    assert asker.delete(here) == (204, None)
    assert asker.delete(here)[0] == 404
    types = [*room.events.values_list("type", flat=True)]
    assert types == ["marker.added", "marker.moved", "marker.edited", "marker.removed"]
    assert {*room.events.values_list("actor_name", flat=True)} == {"A script"}


async def test_open_sockets_see_what_a_script_does(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "viewer")
    _, added = await in_thread(script(room).post, markers(room), CAFE)
    assert (await ben.event("marker.added"))["id"] == added["id"]
    await in_thread(script(room).patch, markers(room, f"{added['id']}/"), {"lat": 1.5})
    moved = await ben.event("marker.moved")
    assert (moved["lat"], moved["lng"], moved["who"]) == (1.5, 5.12, "A script")


def test_the_client_may_choose_the_id(room: Room) -> None:
    id = str(uuid4())
    assert script(room).post(markers(room), CAFE | {"id": id})[1]["id"] == id
    status, told = script(room).post(markers(room), CAFE | {"id": id})
    assert (status, told["code"]) == (400, "invalid")


def test_all_changes_of_one_request_are_made_or_none(room: Room) -> None:
    id = add_marker(room, **CAFE, locked=True)
    here = markers(room, f"{id}/")
    assert script(room).patch(here, {"title": "Bar"})[1]["detail"] == "Café is locked."
    status, told = script(room).patch(here, {"locked": True, "lat": 9})
    assert (status, told["code"], Marker.objects.get(id=id).lat) == (403, "forbidden", 52.09)
    assert script(room).patch(here, {"title": "Bar", "locked": False, "lat": 9})[1]["lat"] == 9
    assert script(room).patch(here, {"locked": True, "title": "Pub"})[1]["title"] == "Pub"
    assert script(room).delete(here)[0] == 403


def test_a_full_map_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MARKERS", 1)
    assert script(room).post(markers(room), CAFE)[0] == 201
    status, told = script(room).post(markers(room), CAFE)
    assert (status, told["code"]) == (413, "too_large")


def test_what_the_service_says_is_the_same_from_a_script(room: Room) -> None:
    """A check that both ways lead to one place: no marker without an event."""
    services.marker_add(room, by=ANA, id=uuid4(), lat=1, lng=1)
    script(room).post(markers(room), CAFE)
    assert room.events.count() == Marker.objects.filter(room=room).count() == 2


def test_a_page_is_no_answer(room: Room) -> None:
    assert Client().get(f"/api{markers(room)}", headers={"Accept": "text/html"}).status_code == 406
