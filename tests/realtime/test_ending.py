"""What ends: rooms that nobody has open, and the process that is told to go."""

import asyncio

import pytest
from django.db import OperationalError

from mapmarkers.consumers import MapConsumer
from project.realtime import consumers, drain, frames, watch
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import relay_of
from tests.room_fixtures import say
from tests.tabs import until
from tests.visitors import Visitors


async def test_a_relay_without_sockets_ends_after_a_while(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = await visitors.enter(room, "Ana", "viewer")
    relay = relay_of(room, MapConsumer)
    await watch._end_if_empty(relay.channel, relay)
    assert relay.empty_since is None
    await tab.leave()
    await watch._end_if_empty(relay.channel, relay)  # begins to wait
    await watch._end_if_empty(relay.channel, relay)
    assert relay_of(room, MapConsumer) is relay
    await watch._end_if_empty(relay.channel, relay)
    monkeypatch.setattr(watch, "LINGER", -1)
    await watch._end_if_empty(relay.channel, relay)
    again = await visitors.enter(room, "Ana", "viewer")
    assert relay_of(room, MapConsumer) is not relay
    await in_thread(say, room, "a")
    await again.up_to(1)


async def test_a_relay_does_not_end_under_somebody_who_is_about_to_say_hello(room: Room, visitors: Visitors) -> None:
    await (await visitors.enter(room, "Ben", "viewer")).leave()
    relay = relay_of(room, MapConsumer)
    relay.empty_since = relay.channel.loop.time() - watch.LINGER - 1  # it would end with the next beat
    tab = await visitors.open(room, "Ana", "viewer")
    await tab.settle()
    await watch._end_if_empty(relay.channel, relay)
    await tab.hello()
    await in_thread(say, room, "a")
    await tab.up_to(1)
    assert watch.LINGER > consumers.HELLO_WITHIN


async def test_whoever_is_here_when_the_process_goes_is_told_when_to_come_back(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drain, "_draining", type(drain._draining)())
    tabs = [await visitors.enter(room, f"Guest {number}", "viewer") for number in range(5)]
    drain.begin(spread=8)
    waits = [(await tab.next("reconnect"))["after"] for tab in tabs]
    assert all(0 <= wait <= 8 for wait in waits)
    assert len({*waits}) > 1, "not all at once"
    assert drain.draining()


def test_a_part_that_cannot_prepare_does_not_keep_the_others_from_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(drain, "_draining", type(drain._draining)())
    monkeypatch.setattr(drain, "_callbacks", [])
    told: list[float] = []
    drain.on_drain(lambda spread: 1 / 0)  # type: ignore[arg-type]
    drain.on_drain(told.append)
    drain.begin(spread=3)
    assert told == [3]
    assert "failed to prepare" in caplog.text
    caplog.clear()


async def test_the_drain_waits_for_what_was_begun_and_says_when_it_gave_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drain, "_begun", set())
    begun = asyncio.get_running_loop().create_future()
    drain.track(begun)
    assert not await drain.finished(seconds=0.01)
    begun.get_loop().call_later(0.01, begun.set_result, None)
    assert await drain.finished(seconds=10)


@pytest.mark.usefixtures("eager_watch")
async def test_the_watch_goes_on_after_a_failure_of_the_database(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await visitors.enter(room, "Ana", "viewer")
    looks: list[str] = []
    read = watch._read

    def fail_once(*args: object) -> object:
        looks.append("look")
        if len(looks) == 1:
            raise OperationalError("gone")
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(watch, "_read", fail_once)
    await until(lambda: len(looks) >= 3, "the watch to go on")
    assert "watch: gone" in caplog.text


async def test_a_database_that_is_gone_turns_sockets_away_for_the_time_being(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OperationalError("gone")

    entered = await visitors.open(room, "Ben", "viewer")
    with monkeypatch.context() as patch:
        patch.setattr("project.realtime.access.enter", fail)
        tab = await visitors.open(room, "Ana", "viewer")
        assert (await tab.next("error"))["code"] == "failed"
        assert await tab.closed() == 1013
    with monkeypatch.context() as patch:
        patch.setattr("project.realtime.catch_up.Room.objects.get", fail)
        await entered.send("hello", since=None)
        assert (await entered.next("error"))["code"] == "failed"
        assert await entered.closed() == 1013


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536, 100_000])
def test_a_prepared_frame_is_what_rfc_6455_says(length: int) -> None:
    from websockets.frames import Frame, Opcode

    payload = b"x" * length
    assert frames.Frame(payload).wire == Frame(Opcode.TEXT, payload).serialize(mask=False)
