"""Dragging with others in the room: nobody takes away what somebody holds."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from mapmarkers import services
from mapmarkers.consumers import MapConsumer
from project.realtime import consumers
from project.realtime import leases as module
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import relay_of
from project.realtime.services import room_mode
from tests.clock import Clock
from tests.realtime.test_leases import clock
from tests.room_fixtures import ANA, add_marker
from tests.tabs import Tab
from tests.visitors import Visitors

__all__ = ["clock"]

pytestmark = pytest.mark.usefixtures("no_limits")
ATTEMPTS: list[tuple[str, dict[str, Any]]] = [("marker.move", {"lat": 1, "lng": 1}), ("marker.remove", {})]


async def drag(tab: Tab, id: object) -> None:
    await tab.send("marker.drag", id=str(id), lat=1, lng=2)


async def test_somebody_else_cannot_drag_move_or_remove_it_meanwhile(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    id = await in_thread(add_marker, room)
    await drag(ana, id)
    await ben.live("marker.drag")
    await drag(ben, id)
    assert await ben.next("error") == {
        "type": "error", "code": "held", "detail": "Ana is moving this.", "id": str(id),
    }  # fmt: skip
    for type, fields in ATTEMPTS:
        answer = await ben.command(type, id=str(id), **fields)
        assert (answer["code"], answer["detail"]) == ("held", "Ana is moving this.")
    assert (await ben.command("marker.edit", id=str(id), title="Pier"))["type"] == "ack"


async def test_the_drop_ends_it(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    id = await in_thread(add_marker, room)
    await drag(ana, id)
    await ana.command("marker.move", id=str(id), lat=3, lng=4)
    await ben.event("marker.moved")
    await drag(ben, id)
    assert (await ana.live("marker.drag"))["by"] == ben.welcomes[0]["you"]["id"]
    assert (await ben.command("marker.move", id=str(id), lat=5, lng=6))["type"] == "ack"


async def test_a_release_ends_it_and_is_passed_on(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    id = await in_thread(add_marker, room)
    await drag(ana, id)
    await ben.live("marker.drag")
    await ben.send("marker.release", id=str(id))  # not his: nothing happens
    await ben.settle()
    await ana.send("marker.release", id=str(id))
    assert (await ben.live("marker.release"))["by"] == ana.welcomes[0]["you"]["id"]
    assert (await ben.command("marker.move", id=str(id), lat=5, lng=6))["type"] == "ack"


async def test_the_end_of_the_socket_ends_it_and_the_others_are_told(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    id = await in_thread(add_marker, room)
    await drag(ana, id)
    await ben.live("marker.drag")
    await ana.leave()
    assert (await ben.live("marker.release"))["id"] == str(id)
    assert (await ben.command("marker.remove", id=str(id)))["type"] == "ack"


async def test_a_change_that_was_made_elsewhere_ends_it_too(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "editor")
    id = await in_thread(add_marker, room)
    here = relay_of(room, MapConsumer)
    here.receive({"type": "room.live", "updates": [(ANA.id, f'{{"type":"marker.drag","id":"{id}","lat":1,"lng":2}}')]})
    assert (await ben.command("marker.move", id=str(id), lat=5, lng=6))["code"] == "held"
    await in_thread(partial(services.marker_move, room, by=ANA, id=id, lat=3, lng=4))
    await ben.event("marker.moved")
    assert (await ben.command("marker.move", id=str(id), lat=5, lng=6))["type"] == "ack"


async def test_silence_ends_it_for_open_sockets(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    monkeypatch.setattr(relay_of(room, MapConsumer).leases, "_clock", clock)
    id = await in_thread(add_marker, room)
    await drag(ana, id)
    await ben.live("marker.drag")
    clock.now += module.SILENCE + 0.1
    assert (await ben.command("marker.move", id=str(id), lat=5, lng=6))["type"] == "ack"


async def test_a_socket_does_not_remember_all_that_it_ever_named(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client may drag one thing that there is not after the other, for days."""
    left: list[MapConsumer] = []
    monkeypatch.setattr(consumers, "MANY", 5)
    monkeypatch.setattr(module, "SILENCE", 0)  # each lease is over at once
    leave = MapConsumer._leave

    def note_and_leave(consumer: MapConsumer) -> None:
        left.append(consumer)
        leave(consumer)

    monkeypatch.setattr(MapConsumer, "_leave", note_and_leave)
    await in_thread(partial(room_mode, room, by=ANA, mode="add"))
    mal = await visitors.enter(room, "Mal", "editor")
    for _ in range(50):
        await drag(mal, uuid4())
    await mal.settle()
    await mal.leave()
    assert len(left[0].held) <= 6
    assert len(left[0].own) <= 6
