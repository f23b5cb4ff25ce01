"""A room's history over HTTP, a page at a time, for whoever may see the room."""

import re
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client

from mapmarkers import batches, services
from project.realtime import history
from project.realtime.models import Event, Room
from tests.room_fixtures import ANA, BEN, add_marker, say
from tests.room_pages import config


def read(browser: Client, room: Room, **query: Any) -> dict[str, Any]:
    answer = browser.get(f"{room.get_absolute_url()}history/", query)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def test_it_begins_with_an_empty_room_and_tells_each_event(lobby: Room, client: Client) -> None:
    id = add_marker(lobby, title="Pier")
    told = read(client, lobby)
    assert (told["floor"], told["head"], told["state"]) == (0, 2, {"markers": []})
    assert [event["seq"] for event in told["events"]] == [1, 2]
    assert told["events"][1].items() >= {"type": "marker.added", "id": str(id), "title": "Pier", "by": ANA.id}.items()


def test_it_comes_in_pages(lobby: Room, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    for _ in range(3):
        add_marker(lobby)
    pages = [read(client, lobby), read(client, lobby, after=2), read(client, lobby, after=4)]
    assert [[event["seq"] for event in page["events"]] for page in pages] == [[1, 2], [3, 4], []]
    assert [page["state"] is None for page in pages] == [False, True, True]


def test_after_pruning_it_begins_with_what_was_folded(lobby: Room, client: Client, settings: Any) -> None:
    kept = add_marker(lobby)
    settings.KEEP_EVENTS, settings.KEEP_DAYS = 0, 0
    said = StringIO()
    call_command("prune_events", stdout=said)
    assert re.fullmatch(r"[1-9]\d* events of [1-9]\d* rooms folded\.\n", said.getvalue())
    add_marker(lobby)
    told = read(client, lobby)
    assert (told["floor"], told["head"]) == (2, 3)
    assert str(kept) in [marker["id"] for marker in told["state"]["markers"]]
    assert [event["seq"] for event in told["events"]] == [3]
    assert read(client, lobby, after="1")["events"] == told["events"], "what is folded is not told again"
    assert Event.objects.filter(room=lobby).count() == 1


@pytest.mark.parametrize("after", ["", "x", "-1", "²", "9" * 30])
def test_nonsense_begins_at_the_beginning(lobby: Room, client: Client, after: str) -> None:
    assert read(client, lobby, after=after)["events"][0]["seq"] == 1


def test_a_room_that_is_closed_to_somebody_tells_nothing(room: Room, client: Client) -> None:
    assert client.get(f"{room.get_absolute_url()}history/").status_code == 403
    client.get(f"/join/{room.view_key}/")
    assert read(client, room)["events"] == []
    assert client.post(f"{room.get_absolute_url()}history/").status_code == 405
    assert config(client, room)["history"] == f"{room.get_absolute_url()}history/"


def test_the_history_of_one_thing_is_what_it_was_named_in(lobby: Room, client: Client) -> None:
    pier, quay = add_marker(lobby, title="Pier"), add_marker(lobby, title="Quay")
    services.marker_move(lobby, by=BEN, id=pier, lat=5, lng=6)
    batches.markers_change(
        lobby, by=BEN, add=[{"id": uuid4(), "lat": 1, "lng": 1}], edit=[{"id": pier, "title": f"Near {quay}"}]
    )
    batches.markers_change(lobby, by=ANA, remove=[pier, quay])
    say(lobby, f'"{pier}"')
    told = read(client, lobby, about=pier)
    assert [event["type"] for event in told["events"]] == [
        "marker.added", "marker.moved", "markers.changed", "markers.changed",
    ]  # fmt: skip
    assert (told["events"][2]["added"], told["events"][2]["edited"][0]["id"]) == ([], str(pier))
    assert told["events"][3]["removed"] == [str(pier)], "of many things this one alone"
    assert [event["who"] for event in told["events"]] == ["Ana", "Ben", "Ben", "Ana"]
    assert [event["seq"] for event in read(client, lobby, about=uuid4())["events"]] == []


@pytest.mark.parametrize("id", ["x", "%", "1' OR '1'='1", "G" * 36])
def test_there_is_no_history_of_nonsense(lobby: Room, client: Client, id: str) -> None:
    assert client.get(f"{lobby.get_absolute_url()}history/", {"about": id}).status_code == 404
