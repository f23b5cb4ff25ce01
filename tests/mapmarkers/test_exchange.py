"""Markers from files over HTTP, and as files: who may, what is answered, and that nothing is lost on the way."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mapmarkers import exchange, services
from mapmarkers.batches import markers_change
from mapmarkers.formats.reading import BYTES
from project.realtime import links
from project.realtime.chunks import chunks
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.refusals import Refused
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors

COLUMNS = "title,lat,lng,note,color,icon,locked"


def browser(room: Room, role: str = "editor", **options: Any) -> Client:
    client = Client(**options)
    client.get(f"/join/{links.keys_of(room)[role]}/")
    return client


def send(client: Client, room: Room, content: bytes, name: str = "places.csv") -> tuple[int, dict[str, Any]]:
    form = {"file": SimpleUploadedFile(name, content)}
    answer = client.post(f"{room.get_absolute_url()}import/", form)
    return answer.status_code, answer.json()


def test_a_file_is_read_and_nothing_is_on_the_map_yet(room: Room) -> None:
    status, told = send(browser(room), room, b"lat,lng,title\n1,2,Pier\nx,2,Nowhere\n")
    assert status == 200
    assert (told["format"], told["found"], told["unread"]) == ("CSV", 1, 1)
    assert told["problems"] == [{"line": 3, "why": "The latitude “x” is not a number."}]
    (marker,) = told["markers"]
    assert {**marker, "id": ""} == {
        "id": "", "lat": 1, "lng": 2, "title": "Pier", "note": "", "color": "", "icon": "", "locked": False,
    }  # fmt: skip
    assert not room.markers.exists()


def test_only_those_import_who_may_change_the_map(room: Room) -> None:
    file = b"lat,lng\n1,2\n"
    assert send(browser(room, "viewer"), room, file)[0] == 403
    assert send(Client(), room, file)[0] == 403
    assert Client(enforce_csrf_checks=True).post(f"{room.get_absolute_url()}import/").status_code == 403
    Room.objects.update(frozen=True)
    status, told = send(browser(room), room, file)
    assert (status, told["code"]) == (403, "read_only")
    assert send(browser(room, "owner"), room, file)[0] == 200


def test_what_can_not_be_imported_is_refused_in_words(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(room)
    assert client.post(f"{room.get_absolute_url()}import/").json()["detail"] == "There is no `file` in this form."
    assert send(client, room, b"\x89PNG\r\n\0")[0] == 400
    status, told = send(client, room, b"lat,lng\n" + b" " * BYTES)
    assert (status, told["code"]) == (413, "too_large")
    monkeypatch.setattr(exchange, "MARKERS", 2)
    add_marker(room)
    status, told = send(client, room, b"lat,lng\n1,2\n3,4\n")
    assert (status, told["detail"]) == (413, "2 more do not fit: this map has 1 of at most 2 markers.")
    monkeypatch.setattr(exchange, "FILES_PER_MINUTE", 0)
    assert send(client, room, b"lat,lng\n1,2\n")[0] == 429


@pytest.mark.parametrize(
    ("format", "media_type"),
    [
        ("geojson", "application/geo+json"),
        ("gpx", "application/gpx+xml"),
        ("kml", "application/vnd.google-earth.kml+xml"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_whoever_sees_the_map_can_take_it_away(room: Room, format: str, media_type: str) -> None:
    Room.objects.update(title='Häfen & "Kais"')
    add_marker(room, title="Pier <1>", note="a & b", color="#12ab9f", lat=52.1234567, lng=-4.5)
    address = f"{room.get_absolute_url()}export.{format}"
    answer = browser(room, "viewer").get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
    assert f'filename="hafen-kais.{format}"' in answer["Content-Disposition"]
    assert "52.1234567" in answer.content.decode()
    if format == "geojson":
        (feature,) = json.loads(answer.content)["features"]
        assert feature["properties"]["marker-color"] == "#12ab9f"
    assert Client().get(address).status_code == 403
    assert Client().get(f"{room.get_absolute_url()}export.pdf").status_code == 404


def test_a_map_that_is_taken_away_and_brought_back_is_the_same(room: Room) -> None:
    for number in range(3):
        add_marker(room, title=f"Ö {number}", lat=number + 0.1234567, lng=-number, locked=number == 1, color="teal")
    copy = Room.objects.create(kind="map", title="Copy")
    content = browser(room).get(f"{room.get_absolute_url()}export.kml").content
    _, told = send(browser(copy), copy, content, "map.kml")
    markers_change(copy, by=ANA, add=told["markers"])

    def known(of: Room) -> list[Any]:
        fields = [field for field in services.FIELDS if field != "id"]
        return sorted(of.markers.values_list(*fields))

    assert known(copy) == known(room)


@pytest.mark.usefixtures("no_limits")
async def test_5000_rows_come_out_of_the_map_as_they_went_in(room: Room, visitors: Visitors) -> None:
    """Sent as the browser sends them, seen by somebody else, and taken away again: the same file."""
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(COLUMNS.split(","))
    for number in range(5000):
        lat, lng = round(-89 + number * 0.0351234, 7), round(179.5 - number * 0.0712345, 7)
        note = "" if number % 3 else f"Line {number}\nand “more”, ☕"
        color, icon = ["", "teal", "#12ab9f"][number % 3], ["", "star"][number % 2]
        place = [repr(degrees).removesuffix(".0") for degrees in (lat, lng)]
        rows.writerow([f"Ort {number}", *place, note, color, icon, "yes" if number % 50 == 7 else ""])
    content = table.getvalue().encode()
    status, told = await in_thread(lambda: send(browser(room), room, content))
    assert (status, told["found"], told["problems"]) == (200, 5000, [])

    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    commands = [*chunks(told["markers"], 250)]
    for chunk in commands:
        assert (await ana.command("markers.change", add=chunk))["type"] == "ack"
    seen = await ben.up_to(len(commands))
    assert sum(len(event["added"]) for event in seen) == 5000
    back = await in_thread(lambda: browser(room, "viewer").get(f"{room.get_absolute_url()}export.csv").content)
    assert back == content


def test_an_import_into_a_map_that_filled_up_meanwhile_is_refused(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _, told = send(browser(room), room, b"lat,lng\n1,2\n3,4\n")
    monkeypatch.setattr(services, "MARKERS", 2)
    add_marker(room)
    with pytest.raises(Refused, match="do not fit"):
        markers_change(room, by=ANA, add=told["markers"])
