"""A cache that is gone, or hangs: it is left alone for a while, and nobody waits for it."""

import asyncio
import threading

import pytest

from project.realtime import cautious_cache
from project.realtime.cautious_cache import REST, Caution, ask_soon
from tests.clock import Clock


class Cache:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.is_gone = False

    def look(self) -> str:
        self.asked += 1
        if self.is_gone:
            raise ConnectionError("no Redis")
        return "found"


def test_after_a_failure_it_is_left_alone_and_then_one_finds_out() -> None:
    clock, cache = Clock(), Cache()
    caution = Caution(clock)
    assert caution.ask(cache.look, "without") == "found"
    cache.is_gone = True
    assert [caution.ask(cache.look, "without") for _ in range(5)] == ["without"] * 5
    assert cache.asked == 2
    clock.now += REST
    assert caution.ask(cache.look, "without") == "without"
    cache.is_gone = False
    assert caution.ask(cache.look, "without") == "without"
    clock.now += REST
    assert [caution.ask(cache.look, "without") for _ in range(2)] == ["found"] * 2


def test_while_one_finds_out_the_others_go_on_without_it() -> None:
    clock, cache = Clock(), Cache()
    caution = Caution(clock)
    cache.is_gone = True
    caution.ask(cache.look, "without")
    clock.now += REST
    cache.is_gone = False
    assert caution.ask(lambda: caution.ask(cache.look, "without"), "without") == "without"
    assert cache.asked == 1
    assert caution.ask(cache.look, "without") == "found"


async def test_the_event_loop_does_not_wait_for_a_cache_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cautious_cache, "_caution", Caution())
    monkeypatch.setattr(cautious_cache, "WITHIN", 0.05)
    back = threading.Event()
    try:
        answers = await asyncio.gather(*(ask_soon(lambda: str(back.wait()), "without") for _ in range(10)))
        assert answers == ["without"] * 10
    finally:
        back.set()
