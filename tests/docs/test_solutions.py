"""The solutions of the tutorial's exercises do what the exercises ask for."""

import asyncio
import random
from datetime import date
from itertools import count
from typing import Any

import pytest
from channels.layers import InMemoryChannelLayer
from channels.routing import ChannelNameRouter, URLRouter
from channels.testing import WebsocketCommunicator

from docs.tutorial.first_map.consumer import FirstMap
from docs.tutorial.solutions import losing_layer, morning, not_to_myself, nudge, one_map_each, reader, trail, words
from mapmarkers.models import Marker
from project.realtime import process_channel
from project.realtime.database import in_thread
from project.realtime.live import LiveBuffer
from project.realtime.models import Event, Room
from project.realtime.worker import Worker
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors

pytestmark = pytest.mark.django_db(transaction=True)  # Channels looks at its connections before each message

MOVE = {"id": "1", "lat": 52.09, "lng": 5.12}
PATIENCE = 10  # seconds


@pytest.fixture
def layer(monkeypatch: pytest.MonkeyPatch) -> InMemoryChannelLayer:
    return use(InMemoryChannelLayer(), monkeypatch)


def use(layer: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Have all consumers of this test on this layer."""
    monkeypatch.setattr("channels.consumer.get_channel_layer", lambda alias="default": layer)
    return layer


async def connected(application: Any, path: str = "/ws/") -> WebsocketCommunicator:
    person = WebsocketCommunicator(application, path)
    assert (await person.connect(PATIENCE))[0]
    return person


@pytest.mark.usefixtures("layer")
async def test_1_the_others_are_told_and_not_the_sender() -> None:
    ana, bo = [await connected(not_to_myself.ToTheOthers.as_asgi()) for _ in range(2)]
    await ana.send_json_to(MOVE)
    assert await bo.receive_json_from(PATIENCE) == MOVE
    await bo.send_json_to({**MOVE, "id": "2"})
    assert (await ana.receive_json_from(PATIENCE))["id"] == "2", "and nothing before"
    await asyncio.gather(ana.disconnect(), bo.disconnect())


@pytest.mark.usefixtures("layer")
async def test_2_each_address_is_a_map_of_its_own() -> None:
    application = URLRouter(one_map_each.websocket_urlpatterns)
    ana, bo = [await connected(application, "/ws/harbour/") for _ in range(2)]
    cem = await connected(application, "/ws/island/")
    await ana.send_json_to(MOVE)
    assert await bo.receive_json_from(PATIENCE) == MOVE
    await cem.send_json_to({**MOVE, "id": "2"})
    assert (await cem.receive_json_from(PATIENCE))["id"] == "2", "and nothing before"
    await asyncio.gather(*(person.disconnect() for person in (ana, bo, cem)))


async def test_3_on_a_layer_that_loses_the_first_map_is_wrong_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    use(losing_layer.LosingLayer(), monkeypatch)
    ana, bo = [await connected(FirstMap.as_asgi()) for _ in range(2)]
    for id in ("1", "2", "3", "4"):
        await ana.send_json_to({**MOVE, "id": id})
    assert [(await bo.receive_json_from(PATIENCE))["id"] for _ in range(3)] == ["1", "2", "4"]
    await asyncio.gather(ana.disconnect(), bo.disconnect())


@pytest.mark.usefixtures("eager_watch")
async def test_3_and_roomful_is_right_all_the_same(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one process nothing goes over a layer, so the notices themselves are lost here."""
    deliver, told = process_channel.ProcessChannel.deliver, count(1)
    monkeypatch.setattr(
        process_channel.ProcessChannel, "deliver", lambda *args: deliver(*args) if next(told) % 3 else None
    )
    ana, bo = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Bo", "viewer")
    for number in range(9):
        await ana.command("chat.say", text=str(number))
    assert [event["text"] for event in await bo.up_to(9)] == [str(number) for number in range(9)]
    assert next(told) > 9, "three notices were lost"


def test_4_the_script_says_it_once_a_day(room: Room) -> None:
    for day in (date(2026, 5, 1), date(2026, 5, 1), date(2026, 5, 2)):
        morning.say_good_morning(day)
    assert Event.objects.filter(room=room, type="chat.said").count() == 2


def test_5_a_nudge_is_done_once_and_stays_on_the_map(room: Room) -> None:
    id = add_marker(room, lat=52.0, lng=179.9995)
    for _ in range(2):
        nudge.marker_nudge(room, by=ANA, op="1", id=id, north=-2, east=1)
    marker = Marker.objects.get(pk=id)
    assert (round(marker.lat, 4), round(marker.lng, 4)) == (51.998, -179.9995)
    assert room.events.filter(type="marker.moved").count() == 1


async def test_5_it_is_asked_for_as_any_other_command(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mapmarkers.consumers.MapConsumer.decoder", nudge.NudgingMap.decoder)
    monkeypatch.setattr("mapmarkers.consumers.MapConsumer.services", nudge.NudgingMap.services)
    id = await in_thread(add_marker, room, lat=52.0, lng=5.0)
    ana, bo = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Bo", "viewer")
    assert (await ana.command("marker.nudge", id=str(id), north=3))["type"] == "ack"
    assert round((await bo.event("marker.moved"))["lat"], 4) == 52.003
    assert (await bo.command("marker.nudge", id=str(id)))["code"] == "forbidden"


def test_6_the_last_five_places_come_through() -> None:
    buffer = LiveBuffer()
    for lng in range(7):
        buffer.put(trail.TrailDraw(places=[(52.0, float(lng))]), "ana", None)
    ((update, _, _),) = buffer.take()
    assert isinstance(update, trail.TrailDraw)
    assert [lng for _, lng in update.places] == [2, 3, 4, 5, 6]


@pytest.mark.usefixtures("process")
async def test_7_the_words_are_counted_by_whoever_listens() -> None:
    with pytest.raises(TimeoutError):
        await words.ask("Nobody is there.", within=0.05)
    channel = process_channel.current()
    router = ChannelNameRouter({"words": words.WordsConsumer.as_asgi()})
    listening = asyncio.create_task(Worker(router, ["words"], channel.layer).arun())
    while True:  # with Redis, it takes a moment until it listens
        try:
            assert await words.ask("It is five words long.", within=1) == 5
            break
        except TimeoutError:
            assert not listening.done()
    listening.cancel()


@pytest.mark.parametrize("seed", range(10))
def test_8_whatever_the_network_does_each_event_is_read_once_and_in_order(seed: int) -> None:
    chance = random.Random(seed)
    log = [{"seq": seq} for seq in range(1, 41)]
    reading, got = reader.Reader(0), []
    while reading.seq < len(log):
        start = chance.randrange(len(log))
        got += reading.read(log[start : start + chance.randrange(1, 8)])  # anything, in any order
        if reading.must_ask:
            got += reading.read(log[reading.seq : reading.seq + 5])  # what was asked for
    assert got == log
