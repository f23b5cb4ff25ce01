"""Live updates: the latest of each sender and subject, one frame per tick, never stored."""

import json
from typing import Any
from uuid import UUID

import pytest

from mapmarkers.consumers import MapConsumer
from mapmarkers.messages import CursorMove, MarkerDrag
from project.realtime import metrics, relay
from project.realtime.database import in_thread
from project.realtime.live import LiveBuffer, as_json
from project.realtime.models import Event, Room
from project.realtime.relay import relay_of
from project.realtime.services import room_freeze
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")
ONE, TWO = UUID(int=1), UUID(int=2)


def drag(id: UUID, lat: float) -> MarkerDrag:
    return MarkerDrag(id=id, lat=lat, lng=0)


def test_the_latest_of_one_sender_and_subject_wins() -> None:
    buffer = LiveBuffer()
    for update, by in (
        (drag(ONE, 1), "ana"), (drag(TWO, 2), "ana"), (CursorMove(lat=3, lng=0), "ana"),
        (CursorMove(lat=4, lng=0), "ben"), (drag(ONE, 5), "ana"), (CursorMove(lat=6, lng=0), "ana"),
    ):  # fmt: skip
        buffer.put(update, by, None)
    assert len(buffer) == 4
    taken = [json.loads(as_json(pending)) for pending in buffer.take()]
    assert [(update["by"], update["type"], update["lat"]) for update in taken] == [
        ("ana", "marker.drag", 2), ("ben", "cursor.move", 4), ("ana", "marker.drag", 5), ("ana", "cursor.move", 6),
    ]  # fmt: skip
    assert buffer.take() == []


class Points(CursorMove, tag="test.points"):
    """As a stroke does: what comes later is appended."""

    points: list[int]

    def after(self, earlier: "Points") -> "Points":
        return Points(lat=0, lng=0, points=earlier.points + self.points)


def test_a_kind_of_update_may_append_instead() -> None:
    buffer = LiveBuffer()
    for point in (1, 2, 3):
        buffer.put(Points(lat=0, lng=0, points=[point]), "ana", None)
    (pending,) = buffer.take()
    assert isinstance(pending.update, Points)
    assert pending.update.points == [1, 2, 3]


async def test_others_see_the_movement_and_nobody_stores_it(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    id = await in_thread(add_marker, room)
    await ana.send("marker.drag", id=str(id), lat=3, lng=4)
    update = await ben.live("marker.drag")
    assert update == {"type": "marker.drag", "by": ana.welcomes[0]["you"]["id"], "id": str(id), "lat": 3, "lng": 4}
    assert await in_thread(Event.objects.filter(room=room).count) == 1


async def test_an_idle_room_waits_for_nothing_and_a_busy_one_for_the_tick(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    monkeypatch.setattr(relay, "TICK", 3600)
    relay_of(room, MapConsumer)._flushed = -3600  # the loop's clock may begin at the machine's start
    await ana.send("cursor.move", lat=0, lng=0)
    assert (await ben.live("cursor.move"))["lat"] == 0, "the first one at once"
    for lat in range(1, 20):
        await ana.send("cursor.move", lat=lat, lng=0)
    await ana.settle()
    assert [frame for frame in await ben.settle() if frame["type"] == "live"] == []
    relay_of(room, MapConsumer).flush()
    frames = [frame for frame in await ben.settle() if frame["type"] == "live"]
    assert [[update["lat"] for update in frame["updates"]] for frame in frames] == [[19]]


async def test_one_sender_alone_hears_no_echo(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "viewer")
    ben = await visitors.enter(room, "Ben", "viewer")
    await ana.send("cursor.move", lat=1, lng=2)
    await ben.live("cursor.move")
    assert [frame for frame in await ana.settle() if frame["type"] == "live"] == []


async def test_two_who_move_in_one_tick_see_each_other(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    monkeypatch.setattr(relay, "TICK", 3600)
    relay_of(room, MapConsumer)._flushed = relay_of(room, MapConsumer).channel.loop.time()
    await ana.send("cursor.move", lat=1, lng=0)
    await ben.send("cursor.move", lat=2, lng=0)
    await ana.settle()
    await ben.settle()
    before = metrics.LIVE_OUT._value.get()
    relay_of(room, MapConsumer).flush()
    for tab in (ana, ben):
        (frame,) = [frame for frame in await tab.settle() if frame["type"] == "live"]
        assert sorted(update["lat"] for update in frame["updates"]) == [1, 2]
    assert metrics.LIVE_OUT._value.get() - before == 4, "two updates, to two sockets"


async def test_nobody_gets_live_updates_before_hello(room: Room, visitors: Visitors) -> None:
    silent = await visitors.open(room, "Eva", "viewer")
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await ana.send("cursor.move", lat=1, lng=2)
    await ben.live("cursor.move")
    assert await silent.settle() == []


@pytest.mark.parametrize("type", ["marker.drag", "marker.release"])
async def test_a_viewer_may_point_but_not_drag(room: Room, visitors: Visitors, type: str) -> None:
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    fields: dict[str, Any] = {"id": str(ONE)} | ({"lat": 1, "lng": 2} if type == "marker.drag" else {})
    await ana.send(type, **fields)
    error = await ana.next("error")
    assert (error["code"], error["id"]) == ("forbidden", str(ONE))
    await ana.send("view.show", lat=1, lng=2, zoom=3)
    assert (await ben.live("view.show"))["zoom"] == 3


@pytest.mark.usefixtures("eager_watch")
async def test_in_a_frozen_room_only_the_owner_drags(room: Room, visitors: Visitors) -> None:
    await in_thread(room_freeze, room, by=ANA, frozen=True)
    owner, editor = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    await editor.send("marker.drag", id=str(ONE), lat=1, lng=2)
    assert (await editor.next("error"))["code"] == "read_only"
    await editor.send("cursor.move", lat=1, lng=2)
    await owner.live("cursor.move")
    await owner.send("marker.drag", id=str(ONE), lat=1, lng=2)
    await editor.live("marker.drag")


async def test_what_another_process_passes_on_is_not_sent_back_to_the_layer(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = await visitors.enter(room, "Ana", "viewer")
    here = relay_of(room, MapConsumer)
    published: list[Any] = []
    monkeypatch.setattr(here.channel, "publish", lambda group, message: published.append(message["type"]))
    here.receive({"type": "room.live", "updates": [("g-ben", '{"type":"cursor.move","lat":1,"lng":2}')]})
    assert (await tab.live("cursor.move"))["by"] == "g-ben"
    assert "room.live" not in published
