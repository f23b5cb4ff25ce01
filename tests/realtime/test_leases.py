"""The grab lease: one person moves a thing at a time, until the drop, a release, silence, or the end of the socket."""

import asyncio
from typing import Any

import pytest
from django.core.cache import cache

from project.realtime import cautious_cache
from project.realtime import leases as module
from project.realtime.leases import Leases
from tests.clock import Clock
from tests.tabs import until

pytestmark = pytest.mark.usefixtures("no_limits", "process")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def empty_cache(transactional_db: None) -> None:
    cache.clear()


def a_process(clock: Clock) -> Leases:
    return Leases(1, shared=True, clock=clock)


async def settled(leases: Leases) -> None:
    await until(lambda: not leases._returns, "the cache to know")


async def test_only_one_person_holds_it(clock: Clock) -> None:
    leases = Leases(1, shared=False, clock=clock)
    assert await leases.take("a", "ana") == "ana"
    assert await leases.take("a", "ben") == "ana"
    assert await leases.take("b", "ben") == "ben"
    assert (leases.holder("a"), leases.holder("b"), leases.holder("c")) == ("ana", "ben", None)


async def test_silence_ends_it(clock: Clock) -> None:
    leases = Leases(1, shared=False, clock=clock)
    await leases.take("a", "ana")
    clock.now += module.SILENCE - 0.1
    assert await leases.take("a", "ana") == "ana"
    clock.now += module.SILENCE - 0.1
    assert await leases.take("a", "ben") == "ana"
    clock.now += 0.2
    assert leases.holder("a") is None
    assert await leases.take("a", "ben") == "ben"


async def test_only_its_holder_can_put_it_down(clock: Clock) -> None:
    leases = Leases(1, shared=False, clock=clock)
    await leases.take("a", "ana")
    assert leases.drop("a", "ben") is False
    assert leases.drop("a", "ana") is True
    assert leases.drop("a", "ana") is False
    assert not leases


async def test_two_processes_give_it_once(clock: Clock) -> None:
    here, there = a_process(clock), a_process(clock)
    assert await here.take("a", "ana") == "ana"
    assert await there.take("a", "ben") == "ana"
    assert await there.take("a", "ana") == "ana", "her other tab"


async def test_a_drop_in_one_process_frees_it_in_the_other(clock: Clock) -> None:
    here, there = a_process(clock), a_process(clock)
    await here.take("a", "ana")
    assert await there.take("a", "ben") == "ana"
    assert here.drop("a", "ana")
    await settled(here)
    there.drop("a", "ana")  # it hears of the drop
    assert await there.take("a", "ben") == "ben"
    assert await here.take("a", "ana") == "ben"


async def test_who_only_heard_of_it_does_not_end_it_for_all(clock: Clock) -> None:
    here, there = a_process(clock), a_process(clock)
    await here.take("a", "ana")
    assert await there.take("a", "ben") == "ana"
    there.drop("a", "ana")
    await settled(there)
    assert await there.take("a", "ben") == "ana"


async def test_what_another_process_gave_is_believed_until_silence(clock: Clock) -> None:
    leases = a_process(clock)
    leases.heard("a", "ben")
    assert await leases.take("a", "ana") == "ben"
    leases.heard("a", "eva")
    assert leases.holder("a") == "ben"
    clock.now += module.SILENCE + 0.1
    assert leases.holder("a") is None


async def test_the_cache_is_asked_once_a_second_only(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    leases = a_process(clock)
    asked: list[str] = []
    ask = leases._ask_cache

    def count(subject: str, person: str) -> str:
        asked.append(person)
        return ask(subject, person)

    monkeypatch.setattr(leases, "_ask_cache", count)
    for _ in range(30):
        await leases.take("a", "ana")
        clock.now += 1 / 15
    assert len(asked) == 2


async def test_without_the_cache_it_holds_within_the_process(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(cautious_cache, "_caution", cautious_cache.Caution(clock))
    leases = a_process(clock)
    monkeypatch.setattr(leases, "_ask_cache", gone)
    monkeypatch.setattr(leases, "_give_back", gone)
    assert await leases.take("a", "ana") == "ana"
    assert await leases.take("a", "ben") == "ana"
    assert leases.drop("a", "ana")
    await settled(leases)
    assert await leases.take("a", "ben") == "ben"
    assert "no Redis" in caplog.text


async def test_without_the_cache_it_is_still_one_of_two_who_take_it_at_once(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cautious_cache, "_caution", cautious_cache.Caution(clock))
    leases = a_process(clock)
    monkeypatch.setattr(leases, "_ask_cache", gone)
    first, second = await asyncio.gather(leases.take("a", "ana"), leases.take("a", "ben"))
    assert first == second == leases.holder("a")


def gone(*_: Any) -> str:
    raise ConnectionError("no Redis")


async def test_things_that_nobody_puts_down_are_forgotten(clock: Clock) -> None:
    leases = Leases(1, shared=False, clock=clock)
    for number in range(20 * module.MANY):
        await leases.take(f"{number}", "mal")
        clock.now += 0.1
    assert len(leases) <= 2 * module.MANY
    assert leases.holder(f"{20 * module.MANY - 1}") == "mal"
