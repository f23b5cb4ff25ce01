"""The first frame: nothing goes before it, and it may be said again."""

import asyncio

import pytest

from mapmarkers.consumers import MapConsumer
from project.realtime import consumers, events, metrics, services
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import relay_of
from tests.room_fixtures import ANA, say
from tests.tabs import PATIENCE
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "chat.say", "op": "1", "text": "too soon"},
        {"type": "cursor.move", "lat": 1, "lng": 2},
        {"type": "seen", "seq": 0},
        {"type": "person.rename", "name": "Eva"},
    ],
    ids=lambda frame: frame["type"],
)
async def test_hello_comes_first(room: Room, visitors: Visitors, frame: dict[str, object]) -> None:
    tab = await visitors.open(room, "Ben", "editor")
    await tab.send(**frame)  # type: ignore[arg-type]  # a frame's fields are what they are
    error = await tab.next("error")
    assert (error["code"], error.get("op")) == ("hello_first", frame.get("op"))
    assert (await tab.hello())["seq"] == 0


async def test_a_second_hello_joins_again(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ben", "editor")
    await tab.command("chat.say", text="a")
    await tab.up_to(1)
    assert (await tab.hello(since=0))["state"] is None
    assert [event["seq"] for event in tab.events] == [1]
    await tab.command("chat.say", text="b")
    assert [event["seq"] for event in await tab.up_to(2)] == [1, 1, 2]
    assert (await tab.hello())["seq"] == 2


async def test_events_that_are_sent_again_are_counted(room: Room, visitors: Visitors) -> None:
    for line in "ab":
        await in_thread(say, room, line)
    before = metrics.RESENT._value.get()
    tab = await visitors.enter(room, "Ben", "editor")
    assert metrics.RESENT._value.get() == before, "what is in the snapshot is not sent again"
    await tab.hello(since=0)
    await tab.up_to(2)
    assert metrics.RESENT._value.get() == before + 2


async def test_a_second_hello_while_catching_up_repeats_nothing(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading for the first hello ends after the second was answered, and must not be written then."""
    for line in "abc":
        await in_thread(say, room, line)
    tab = await visitors.enter(room, "Ben", "viewer")
    relay = relay_of(room, MapConsumer)
    socket = next(iter(relay.sockets))
    relay.log.restart(3)  # nothing at hand: the log has to be read
    socket.position = 0
    reading, held = asyncio.Event(), asyncio.Event()
    since = events.since

    async def slowly(position: int, head: int) -> list[events.Numbered] | None:
        missed = await in_thread(since, room.pk, position)
        if position == 0:
            reading.set()
            await asyncio.wait_for(held.wait(), PATIENCE)
        return missed

    monkeypatch.setattr(relay.catch_up, "_continuation", slowly)
    relay.catch_up.start(socket)
    await reading.wait()
    await tab.hello(since=2)
    held.set()
    await in_thread(say, room, "d")
    await tab.up_to(4)
    await tab.settle()
    assert [event["seq"] for event in tab.events] == [3, 4]


async def test_whoever_says_nothing_is_closed(room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumers, "HELLO_WITHIN", 0.01)
    assert await (await visitors.open(room, "Ben", "editor")).closed() == 4408


async def test_a_room_that_goes_before_the_hello_is_no_such_room(room: Room, visitors: Visitors) -> None:
    tab = await visitors.open(room, "Ben", "editor")
    await in_thread(room.delete)
    await tab.send("hello", since=None)
    assert (await tab.next("error"))["code"] == "not_found"
    assert await tab.closed() == 4404


async def test_the_rename_of_the_room_reaches_everyone(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    await ana.command("room.rename", title="  Quay ")
    assert (await ben.event("room.renamed"))["title"] == "Quay"
    await in_thread(services.room_rename, room, by=ANA, title="Pier")
    assert (await ben.up_to(2))[-1]["title"] == "Pier"
