"""The `places` service: it answers questions, and says of each marker where it is."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from channels.layers import get_channel_layer

from mapmarkers import places, places_worker, services
from mapmarkers.models import Marker
from mapmarkers.places import Place
from project.asgi import application
from project.realtime import worker
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.worker import Worker
from tests.room_fixtures import ANA, add_marker, without_redis
from tests.tabs import Tab, new_op
from tests.visitors import Visitors

UTRECHT: dict[str, Any] = {"lat": 52.0907, "lng": 5.1214}
KYOTO: dict[str, Any] = {"lat": 35.0116, "lng": 135.7681}
MARKER = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
async def places_run(visitors: Visitors, no_places: None, settings: Any) -> AsyncIterator[None]:
    """A worker, as `runworker places` has it."""
    settings.PLACES = True
    await in_thread(places.find, 0, 0)  # reads its files
    running = asyncio.create_task(Worker(application, ["places"], get_channel_layer()).arun())
    yield
    running.cancel()


@pytest.fixture
def no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only reminders make the worker look."""
    monkeypatch.setattr(worker, "BEAT", 1000)


@pytest.fixture
def no_reminders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the beat makes the worker look."""
    monkeypatch.setattr(worker, "BEAT", 0.05)
    monkeypatch.setattr(worker, "remind", lambda *_: None)


async def placed(tab: Tab, id: str = MARKER, times: int = 1) -> list[dict[str, Any]]:
    """Wait until the marker was placed so often; what was said of it."""
    while len(found := [one for one in tab.events if (one["type"], one.get("id")) == ("marker.placed", id)]) < times:
        await tab.up_to(tab.seq + 1)
    return found


async def test_a_question_is_answered(places_run: None) -> None:
    assert await places_worker.ask(**UTRECHT) == Place("Netherlands", "Utrecht", 0.1)
    assert await places_worker.ask(0, 0) == Place(None, None, None)


async def test_nobody_there_to_answer_is_a_timeout(visitors: Visitors) -> None:
    with pytest.raises(TimeoutError):
        await places_worker.ask(**UTRECHT, within=0.05)


@pytest.mark.usefixtures("places_run", "no_beat")
async def test_everybody_sees_where_a_new_marker_is_and_where_it_goes(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    await ana.command("marker.add", id=MARKER, **UTRECHT)
    (first,) = await placed(ben)
    assert (first["seq"], first["who"], first["by"], first["op"]) == (2, "Roomful", "", "")
    assert (first["country"], first["town"], first["km"]) == ("Netherlands", "Utrecht", 0.1)
    await ana.command("marker.move", id=MARKER, **KYOTO)
    _, second = await placed(ben, times=2)
    assert (second["country"], second["town"]) == ("Japan", "Kyoto")
    newcomer = await (await visitors.open(room, "Cleo", "viewer")).hello()
    (marker,) = newcomer["state"]["markers"]
    assert (marker["country"], marker["town"], marker["km"]) == ("Japan", "Kyoto", second["km"])


@pytest.mark.usefixtures("places_run", "no_beat")
async def test_a_marker_in_the_open_sea_is_said_to_be_nowhere(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    await ana.command("marker.add", id=MARKER, lat=0, lng=0)
    (said,) = await placed(ana)
    assert (said["country"], said["town"], said["km"]) == ("", "", None)


@pytest.mark.usefixtures("no_reminders", "places_run")
async def test_a_marker_that_the_worker_was_not_told_of_is_found(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    await ana.command("marker.add", id=MARKER, **UTRECHT)
    assert (await placed(ana))[0]["town"] == "Utrecht"


@without_redis
async def test_in_memory_the_first_socket_brings_the_worker(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.PLACES = True
    await in_thread(add_marker, room, id=UUID(MARKER), **UTRECHT)
    assert (await placed(await visitors.enter(room, "Ana", "viewer", since=0)))[0]["town"] == "Utrecht"


@pytest.mark.usefixtures("no_limits", "places_run", "no_beat")
async def test_a_storm_of_moves_ends_with_the_last_place(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    await ana.command("marker.add", id=MARKER, **UTRECHT)
    for step in range(100):
        await ana.send("marker.move", op=new_op(), id=MARKER, lat=step / 10, lng=0)
    await ana.command("marker.move", id=MARKER, **KYOTO)
    while (said := await placed(ana))[-1]["town"] != "Kyoto":
        await ana.up_to(ana.seq + 1)
    assert len(said) < 20


def place(room: Room, lat: float, lng: float, town: str) -> int:
    found = Place("Somewhere", town, 1.0)
    return services.markers_placed(room, found=[(Marker(id=UUID(MARKER), lat=lat, lng=lng), found)])


def test_an_answer_for_where_the_marker_was_is_dropped(room: Room) -> None:
    add_marker(room, id=UUID(MARKER), **UTRECHT)
    services.marker_move(room, by=ANA, id=UUID(MARKER), **KYOTO)
    assert place(room, **UTRECHT, town="Utrecht") == 0
    assert place(room, **KYOTO, town="Kyoto") == 1
    assert room.events.filter(type="marker.placed").count() == 1
    assert Marker.objects.get(id=MARKER).town == "Kyoto"


def test_an_answer_for_a_removed_marker_is_dropped(room: Room) -> None:
    add_marker(room, id=UUID(MARKER), **UTRECHT)
    services.marker_remove(room, by=ANA, id=UUID(MARKER))
    assert place(room, **UTRECHT, town="Utrecht") == 0
    assert [*room.events.values_list("seq", flat=True)] == [1, 2]


def test_a_second_worker_places_nothing_again(room: Room) -> None:
    add_marker(room, id=UUID(MARKER), **UTRECHT)
    assert place(room, **UTRECHT, town="Utrecht") == 1
    assert place(room, **UTRECHT, town="Utrecht") == 0
    assert room.events.filter(type="marker.placed").count() == 1


def test_a_move_forgets_the_place_until_the_next_answer(room: Room) -> None:
    add_marker(room, id=UUID(MARKER), **UTRECHT)
    place(room, **UTRECHT, town="Utrecht")
    services.marker_move(room, by=ANA, id=UUID(MARKER), **KYOTO)
    (marker,) = services.state_of(room)["markers"]
    assert (marker["country"], marker["town"], marker["km"]) == ("", "", None)


def test_many_markers_are_placed_in_batches(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places_worker, "BATCH", 5)
    Marker.objects.exclude(room=room).update(placed=True)  # the lobby's
    for _ in range(12):
        add_marker(room, **UTRECHT)
    assert [places_worker.place_some() for _ in range(4)] == [True, True, False, False]
    said = [event.data["placed"] for event in room.events.filter(type="markers.placed").order_by("seq")]
    assert [len(found) for found in said] == [5, 5, 2], "one event for each batch"
    named = {one["id"] for found in said for one in found}
    assert named == {str(id) for id in room.markers.values_list("id", flat=True)}
    assert said[0][0].keys() == {"id", "country", "town", "km"}


@pytest.mark.usefixtures("places_run", "no_beat")
async def test_switched_off_it_places_no_markers_but_answers(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.PLACES = False
    ana = await visitors.enter(room, "Ana", "editor")
    await ana.command("marker.add", id=MARKER, **UTRECHT)
    await get_channel_layer().send("places", {"type": "place.markers"})
    assert (await places_worker.ask(**UTRECHT)).town == "Utrecht"  # one after the other: it has looked, then
    assert not await in_thread(room.events.filter(type="marker.placed").exists)
