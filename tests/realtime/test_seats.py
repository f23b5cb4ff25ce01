"""A guest's sockets are counted over all processes; here each process is a `Seats` over one cache."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

from project.realtime import cautious_cache
from project.realtime import seats as module
from project.realtime.limits import open_sockets
from project.realtime.process_channel import current
from project.realtime.refusals import Refused
from project.realtime.seats import Seats, take_place
from tests.tabs import until

pytestmark = pytest.mark.usefixtures("process")


@pytest.fixture(autouse=True)
def empty_cache(transactional_db: None) -> None:
    cache.clear()


async def is_full(seats: Seats, name: str, limit: int) -> bool:
    try:
        (await seats.take(name, limit))()
    except Refused:
        return True
    return False


async def told() -> None:
    """Wait until the cache knows what it was told."""
    await cautious_cache.ask_soon(lambda: None, None, in_turn=True)


async def test_processes_count_together_and_each_name_for_itself() -> None:
    here, there = Seats(), Seats()
    leave = await here.take("guest:ana", 2)
    await there.take("guest:ana", 2)
    assert await is_full(here, "guest:ana", 2)
    assert await is_full(there, "guest:ana", 2)
    assert not await is_full(there, "guest:ben", 2)
    leave()
    leave()  # once more changes nothing
    assert not await is_full(there, "guest:ana", 2)


async def test_those_who_come_at_once_get_no_more_seats_than_there_are() -> None:
    processes = [Seats() for _ in range(4)]
    taken = await asyncio.gather(*[one.take("guest:ana", 3) for one in processes * 3], return_exceptions=True)
    assert sum(callable(one) for one in taken) == 3
    assert {type(one) for one in taken if not callable(one)} == {Refused}


async def test_a_process_that_is_gone_leaves_its_seats_before_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 1)
    killed, here = Seats(), Seats()
    await killed.take("guest:ana", 1)
    assert await is_full(here, "guest:ana", 1)
    async with asyncio.timeout(10):
        while await is_full(here, "guest:ana", 1):  # noqa: ASYNC110 -- time does it
            await asyncio.sleep(0.05)


async def test_a_seat_is_renewed_also_in_a_cache_that_has_forgotten_it() -> None:
    here, there = Seats(), Seats()
    leave = await here.take("guest:ana", 1)
    cache.clear()
    here.renew()
    await told()
    assert await is_full(there, "guest:ana", 1)
    leave()
    here.renew()
    await told()
    assert not await is_full(there, "guest:ana", 1)


async def test_whoever_slept_too_long_does_not_give_away_somebody_elses_seat() -> None:
    slept, here = Seats(), Seats()
    leave = await slept.take("guest:ana", 1)
    cache.clear()  # its time was over
    await here.take("guest:ana", 1)
    leave()
    await told()
    assert await is_full(slept, "guest:ana", 1)


async def test_without_the_cache_nobody_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: Any, **__: Any) -> Any:
        raise ConnectionError("The cache is gone.")

    monkeypatch.setattr(cautious_cache, "_caution", cautious_cache.Caution())
    monkeypatch.setattr(Seats, "_find", gone)
    here = Seats()
    leaves = [await here.take("guest:ana", 1) for _ in range(3)]
    for leave in leaves:
        leave()


async def test_who_finds_no_seat_or_is_cut_off_while_waiting_is_not_counted(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SOCKETS_PER_GUEST = 2
    monkeypatch.setattr(current(), "alone", False)
    elsewhere = Seats()
    leaves: list[Callable[[], None]] = [await elsewhere.take("guest:ana", 2) for _ in range(2)]
    with pytest.raises(Refused, match="Close some tabs"):
        await take_place("ana", "10.1.2.3", has_session=True)
    for leave in leaves:
        leave()
    cache_answers = threading.Event()
    cautious_cache.tell(cache_answers.wait)
    waiting = asyncio.ensure_future(take_place("ana", "10.1.2.3", has_session=True))
    await until(lambda: open_sockets.count("guest:ana") == 1, "the attempt")
    waiting.cancel()
    await asyncio.wait([waiting])
    cache_answers.set()
    assert open_sockets.count("guest:ana") == open_sockets.count("process") == 0
    (await take_place("ana", "10.1.2.3", has_session=True))()
    assert open_sockets.count("guest:ana") == open_sockets.count("process") == 0
