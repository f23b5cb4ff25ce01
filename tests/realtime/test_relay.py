"""The relay: one frame a tick to each socket that can take it, and to the other processes once."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from mapmarkers.consumers import MapConsumer
from mapmarkers.messages import CursorMove, MarkerDrag, MarkerRelease
from project.realtime import metrics, relay
from project.realtime.access import Access
from project.realtime.identity import Person
from project.realtime.models import Room
from project.realtime.process_channel import ProcessChannel, group_of
from project.realtime.relay import Relay
from project.realtime.sockets import Socket
from tests.clock import Clock
from tests.realtime.layers import Layer, connected, layer, quick
from tests.tabs import until

__all__ = ["layer", "quick"]

pytestmark = pytest.mark.usefixtures("process", "layer")
THING = UUID(int=1)
EVENTS = [(seq, b'{"seq":%d,"type":"chat.said"}' % seq) for seq in range(1, 10)]


class Line:
    """The direct way to a transport, which keeps what is written."""

    def __init__(self) -> None:
        self.blocked = False
        self.on_resume: Callable[[], None] | None = None
        self.frames: list[dict[str, Any]] = []

    def write(self, frame: bytes) -> None:
        self.frames.append(json.loads(frame[frame.index(b"{") :]))

    def close(self, code: int) -> None:
        self.frames.append({"type": "close", "code": code})


async def nowhere(message: dict[str, Any]) -> None:
    raise AssertionError(f"There is a direct way for {message}.")


def join(relay: Relay, name: str, position: int = 0) -> tuple[Socket, Line]:
    """A socket of the relay that has been told all events up to `position`."""
    line = Line()
    socket = Socket(Person(f"g-{name}", name, "teal"), "editor", Access(frozenset()), nowhere, line)
    socket.position = position
    relay.sockets.add(socket)
    relay.presence.changed()
    return socket, line


async def open_in_a_process(room: Room) -> Relay:
    """The relay of a process of its own, as far as it knows."""
    channel = await connected(ProcessChannel())
    opened = channel.listeners[group_of(room.pk)] = Relay(channel, room, MapConsumer)
    await opened._opening
    await until(lambda: opened.repair._task and opened.repair._task.done(), "the first look into the log")
    return opened


@pytest.fixture
def slow_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes out before the test says so."""
    monkeypatch.setattr(relay, "TICK", 3600)


def of_type(type: str, line: Line) -> list[dict[str, Any]]:
    return [frame for frame in line.frames if frame["type"] == type]


# Within a process


@pytest.mark.usefixtures("slow_ticks")
async def test_events_of_one_tick_go_out_in_one_frame_to_everybody_who_is_level(room: Room) -> None:
    here = await open_in_a_process(room)
    here._flushed = here.channel.loop.time()
    (ana, hers), (ben, his) = join(here, "ana"), join(here, "ben")
    events, frames = metrics.EVENTS._value.get(), metrics.FRAMES._value.get()
    for event in EVENTS[:3]:
        here.pass_on([event])
    assert (hers.frames, his.frames) == ([], [])
    here.flush()
    assert hers.frames == his.frames == [{"type": "events", "events": [json.loads(data) for _, data in EVENTS[:3]]}]
    assert (ana.position, ben.position, here.catch_up._tasks) == (3, 3, {})
    assert (metrics.EVENTS._value.get() - events, metrics.FRAMES._value.get() - frames) == (3, 2)
    here.pass_on([EVENTS[3]])
    here.flush()
    assert [event["seq"] for event in hers.frames[-1]["events"]] == [4]


@pytest.mark.usefixtures("slow_ticks")
async def test_who_is_ahead_or_blocked_gets_no_events_twice_and_who_is_behind_is_caught_up(room: Room) -> None:
    here = await open_in_a_process(room)
    here._flushed = here.channel.loop.time()
    (ahead, hers), (behind, his), (blocked, its) = join(here, "ana", 2), join(here, "ben", -1), join(here, "eva")
    hers.blocked = its.blocked = True
    here.pass_on(EVENTS[:2])
    here.flush()
    assert (hers.frames, his.frames, its.frames) == ([], [], [])
    assert (ahead.slow_since, behind.slow_since) == (None, None)
    assert blocked.slow_since is not None
    assert [*here.catch_up._tasks] == [behind]


async def test_the_more_sockets_the_longer_the_tick(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    here = await open_in_a_process(room)
    now = here._flushed = here.channel.loop.time()
    join(here, "ana")
    monkeypatch.setattr(relay, "SOCKETS_PER_TICK_SECOND", 0.01)
    here.pass_on(EVENTS[:1])
    assert here._flush is not None
    assert here._flush.when() == now + 100  # type: ignore[attr-defined]


@pytest.mark.usefixtures("slow_ticks")
async def test_live_updates_are_counted_for_each_socket_that_got_them(room: Room) -> None:
    here = await open_in_a_process(room)
    here._flushed = here.channel.loop.time()
    lines = [join(here, name)[1] for name in ("ana", "ben", "eva")]
    lines[2].blocked = True
    updates, frames = metrics.LIVE_OUT._value.get(), metrics.FRAMES._value.get()
    here.pass_live(CursorMove(lat=1, lng=2), "g-dora", origin=None)
    here.pass_live(MarkerDrag(id=THING, lat=1, lng=2), "g-dora", origin=None)
    here.flush()
    assert [len(of_type("live", line)) for line in lines] == [1, 1, 0]
    assert (metrics.LIVE_OUT._value.get() - updates, metrics.FRAMES._value.get() - frames) == (4, 2)


async def test_a_room_without_anybody_to_tell_is_no_trouble(room: Room) -> None:
    here = await open_in_a_process(room)
    here.pass_live(CursorMove(lat=1, lng=2), "g-dora", origin=None)
    here.flush()


# Between processes


async def test_a_process_that_opens_a_room_learns_who_is_in_the_others(room: Room) -> None:
    here = await open_in_a_process(room)
    _, hers = join(here, "ana")
    await until(lambda: of_type("people", hers), "the list of people")
    there = await open_in_a_process(room)
    await until(lambda: there.presence.name_of("g-ana") == "ana", "the people of the other")
    join(there, "ben")
    await until(lambda: of_type("people", hers)[-1]["total"] == 2, "the one who came there")
    assert here.presence.processes()[there.channel.id] == there.presence.processes()[there.channel.id]


async def test_what_is_moved_in_one_process_is_seen_and_held_in_the_others(room: Room) -> None:
    here, there = await open_in_a_process(room), await open_in_a_process(room)
    there.leases._clock = Clock()  # silence ends nothing
    (ana, hers), (_, his) = join(here, "ana"), join(there, "ben")
    here.pass_live(MarkerDrag(id=THING, lat=1, lng=2), "g-ana", origin=ana)
    await until(lambda: of_type("live", his), "the drag")
    drag = {"by": "g-ana", "type": "marker.drag", "id": str(THING), "lat": 1.0, "lng": 2.0}
    assert of_type("live", his) == [{"type": "live", "updates": [drag]}]
    assert there.leases.holder(str(THING)) == "g-ana"
    here.pass_live(MarkerRelease(id=THING), "g-ana", origin=ana)
    await until(lambda: there.leases.holder(str(THING)) is None, "the end of it")
    assert of_type("live", hers) == [], "nobody is told what they just said, by no way round"


async def test_a_cursor_of_another_process_holds_nothing(room: Room) -> None:
    here, there = await open_in_a_process(room), await open_in_a_process(room)
    (ana, _), (_, his) = join(here, "ana"), join(there, "ben")
    here.pass_live(CursorMove(lat=1, lng=2), "g-ana", origin=ana)
    await until(lambda: of_type("live", his), "the cursor")
    assert len(there.leases) == 0


async def test_of_two_processes_one_gives_the_lease_and_each_room_has_its_own(room: Room, layer: Layer) -> None:
    here, there = await open_in_a_process(room), await open_in_a_process(room)
    elsewhere = await open_in_a_process(await Room.objects.acreate(kind="map", title="Quay"))
    assert await here.leases.take(str(THING), "g-ana") == "g-ana"
    assert await there.leases.take(str(THING), "g-ben") == "g-ana"
    assert await elsewhere.leases.take(str(THING), "g-eva") == "g-eva"


async def test_what_is_stored_in_one_process_is_told_in_the_others(room: Room) -> None:
    here, there = await open_in_a_process(room), await open_in_a_process(room)
    _, his = join(there, "ben")
    told = [(seq, data.decode()) for seq, data in EVENTS[:2]]
    here.channel.deliver(here.group, {"type": "room.events", "events": told})
    await until(lambda: of_type("events", his), "the events")
    assert [event["seq"] for event in of_type("events", his)[0]["events"]] == [1, 2]
    assert (here.log.position, there.log.position, there.repair.repaired) == (2, 2, 0)
