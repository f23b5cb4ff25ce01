"""The door of a process: a roomful that comes at once comes in one after the other."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from project.realtime import consumers
from project.realtime import door as module
from project.realtime.door import AT_ONCE, LINE, OF_ONE, Door
from project.realtime.models import Room
from project.realtime.refusals import Refused
from tests.clock import Clock
from tests.visitors import Visitors

RATE = 10


@pytest.fixture
def clock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time goes on only when a test, or somebody who waits, lets it."""
    clock, sleep = Clock(), asyncio.sleep

    async def pass_by(seconds: float) -> None:
        clock.now += seconds + 1e-6
        await sleep(0)

    settings.JOINS_PER_SECOND = RATE
    monkeypatch.setattr(asyncio, "sleep", pass_by)
    return clock


@pytest.fixture
async def closed_door(clock: Clock) -> AsyncIterator[Door]:
    """Those who had a token are in, and nobody is let in any more."""
    door = Door(clock)
    door._opening = asyncio.create_task(asyncio.Event().wait())  # type: ignore[arg-type]
    yield door
    door._opening.cancel()


async def test_no_second_lets_in_more_than_the_rate_and_those_at_once(clock: Clock) -> None:
    door, came = Door(clock), list[float]()

    async def come() -> None:
        await door.pass_through("one")
        came.append(clock.now)

    await asyncio.gather(*(come() for _ in range(AT_ONCE + 4 * RATE)))
    assert sum(time == came[0] for time in came) == AT_ONCE
    assert came[-1] - came[0] == pytest.approx(4, abs=0.01)
    clock.now += 3600
    came.clear()
    await asyncio.gather(*(come() for _ in range(AT_ONCE + RATE)))
    assert sum(time == came[0] for time in came) == AT_ONCE, "a quiet hour saves up no more"
    assert not door._waiting


async def queue_up(door: Door, count: int, address: str) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(door.pass_through(address)) for _ in range(count)]
    await asyncio.wait(tasks, timeout=0)
    return tasks


async def test_who_would_wait_too_long_is_asked_to_come_back(closed_door: Door) -> None:
    tasks = await queue_up(closed_door, AT_ONCE + int(LINE * RATE), "one")
    assert sum(not task.done() for task in tasks) == LINE * RATE
    with pytest.raises(Refused) as refused:
        await closed_door.pass_through("late")
    assert (refused.value.code, refused.value.retry_after) == ("failed", LINE)


async def test_nobody_fills_the_line_from_one_address(closed_door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OF_ONE", 7)
    tasks = await queue_up(closed_door, AT_ONCE + 20, "flood")
    assert sum(task.done() and isinstance(task.exception(), Refused) for task in tasks) == 13
    assert [task.done() for task in await queue_up(closed_door, 1, "other")] == [False]


async def test_who_has_left_the_line_takes_nobodys_turn(closed_door: Door, clock: Clock) -> None:
    await queue_up(closed_door, AT_ONCE, "one")
    first, second = await queue_up(closed_door, 2, "two")
    first.cancel()
    await asyncio.wait([first])
    began = clock.now
    await closed_door._let_in()
    await second
    assert clock.now - began == pytest.approx(1 / RATE, abs=0.01)
    assert not closed_door._waiting


async def test_who_comes_without_a_session_to_a_full_address_takes_nobodys_turn(
    lobby: Room, visitors: Visitors, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SOCKETS_PER_ADDRESS = 1
    await visitors.enter(lobby, "")
    monkeypatch.setattr(module.door, "pass_through", None)  # nobody gets there
    tab = await visitors.open(lobby, "")
    told = await tab.next("error")
    assert (told["code"], told["retry_after"]) == ("rate_limited", 30)
    assert await tab.closed() == 4429


async def test_who_is_turned_away_is_told_when_to_come_back(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Door()
    full._line.append(asyncio.get_running_loop().create_future())
    full._waiting["127.0.0.1"] = OF_ONE
    monkeypatch.setattr(consumers, "door", full)
    tab = await visitors.open(room, "Ana", "editor")
    told = await tab.next("error")
    assert (told["code"], told["retry_after"]) == ("failed", LINE)
    assert await tab.closed() == 1013
