"""Slow readers: skipped, then caught up; closed when they stay slow. They cost the others nothing."""

import pytest

from mapmarkers.consumers import MapConsumer
from project.realtime import catch_up, sockets
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import relay_of
from project.realtime.sockets import Socket
from tests.room_fixtures import say
from tests.tabs import Tab, until
from tests.visitors import Visitors


@pytest.fixture(autouse=True)
def small_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "UNSEEN_EVENTS", 3)


def socket_of(room: Room, tab: Tab) -> Socket:
    id = tab.welcomes[0]["you"]["id"]
    return next(socket for socket in relay_of(room, MapConsumer).sockets if socket.person.id == id)


async def talk(room: Room, fast: Tab, lines: int) -> None:
    """Say so much, each line in a frame of its own."""
    for _ in range(lines):
        seq = await in_thread(say, room, "a")
        await fast.up_to(seq)


async def test_a_reader_who_sees_nothing_more_is_skipped_and_caught_up_later(room: Room, visitors: Visitors) -> None:
    slow, fast = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await slow.send("seen", seq=0)
    await slow.settle()
    await talk(room, fast, 20)
    await slow.settle()
    held = slow.seq
    assert 4 <= held < 20
    await slow.send("seen", seq=held)
    assert [event["seq"] for event in await slow.up_to(20)] == [*range(1, 21)]
    assert [event["seq"] for event in fast.events] == [*range(1, 21)]


async def test_a_slow_reader_gets_no_live_updates_and_no_list_of_people(room: Room, visitors: Visitors) -> None:
    slow, fast = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "editor")
    await slow.send("seen", seq=0)
    await talk(room, fast, 6)
    await slow.settle()
    await fast.send("cursor.move", lat=1, lng=2)
    third = await visitors.enter(room, "Eva", "viewer")
    await third.people("Ana", "Ben", "Eva")
    await fast.people("Ana", "Ben", "Eva")
    assert [frame["type"] for frame in await slow.settle() if frame["type"] in {"live", "people"}] == []


async def test_without_a_word_of_what_it_has_seen_a_reader_is_not_held_back(room: Room, visitors: Visitors) -> None:
    tab, other = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await talk(room, other, 10)
    assert len(await tab.up_to(10)) == 10


@pytest.mark.usefixtures("eager_watch")
async def test_a_reader_who_stays_slow_is_closed(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "GIVE_UP", 0.05)
    slow, fast = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await slow.send("seen", seq=0)
    await slow.settle()
    await talk(room, fast, 20)
    assert await slow.closed() == 4408
    await slow.leave()
    await fast.people("Ben")


@pytest.mark.usefixtures("eager_watch")
async def test_a_reader_who_has_nothing_to_read_is_not_slow(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "GIVE_UP", 0)
    tab, other = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await tab.send("seen", seq=0)
    await talk(room, other, 3)  # the window is not yet full
    await tab.up_to(3)
    assert (socket_of(room, tab).blocked, socket_of(room, tab).slow_since) == (False, None)


async def test_the_bytes_count_too(room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "UNSEEN_EVENTS", 1000)
    monkeypatch.setattr(sockets, "UNSEEN_BYTES", 500)
    slow, fast = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await slow.send("seen", seq=0)
    await slow.settle()
    await talk(room, fast, 10)
    await until(lambda: socket_of(room, slow).blocked, "the window to be full")
    await slow.settle()
    assert slow.seq < 10
    await slow.send("seen", seq=slow.seq)
    assert [event["seq"] for event in await slow.up_to(10)] == [*range(1, 11)]


async def test_after_a_snapshot_the_count_begins_again(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who was far behind got a snapshot; nobody says `seen` of that."""
    slow, fast = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await slow.send("seen", seq=0)
    await slow.settle()
    await talk(room, fast, 30)
    await slow.settle()
    monkeypatch.setattr(catch_up, "CATCH_UP", 3)
    relay_of(room, MapConsumer).log._recent.clear()
    await slow.send("seen", seq=slow.seq)
    assert (await slow.next("welcome"))["seq"] == 30
    assert not socket_of(room, slow).blocked
    await talk(room, fast, 1)
    assert [event["seq"] for event in await slow.up_to(31)][-1] == 31


async def test_nobody_can_have_seen_more_than_there_is(room: Room, visitors: Visitors) -> None:
    slow, fast = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await slow.send("seen", seq=10**15)
    await slow.settle()
    await talk(room, fast, 10)
    await slow.settle()
    assert slow.seq < 10
