"""The pace of what watchers are told: the latest of each gap, and an event before live updates."""

from collections.abc import Callable
from typing import Any

import pytest

from project.realtime.xray_pace import GAP, Pace
from tests.clock import Clock


class Loop:
    """The timers of an event loop whose clock stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = Clock()
        self.timers: list[tuple[float, Callable[[], None]]] = []

    def call_at(self, when: float, callback: Callable[[], None]) -> object:
        self.timers.append((when, callback))
        return object()

    def go_on(self) -> None:
        """On to the next timer, which must be the only one."""
        ((when, callback),) = self.timers
        self.timers.clear()
        self.time.now = max(self.time.now, when)
        callback()


@pytest.fixture
def loop() -> Loop:
    return Loop()


@pytest.fixture
def told() -> list[Any]:
    return []


@pytest.fixture
def pace(loop: Loop, told: list[Any]) -> Pace:
    return Pace(loop, lambda what, _: told.append(what))  # type: ignore[arg-type]


def test_the_first_is_told_at_once_and_of_the_next_ones_the_latest_after_a_gap(
    loop: Loop, pace: Pace, told: list[Any]
) -> None:
    began = loop.time()
    pace.offer({"lat": 1}, None)
    loop.go_on()
    assert (loop.time(), told) == (began, [{"lat": 1}])
    for lat in (2, 3, 4):
        pace.offer({"lat": lat}, None)
    loop.go_on()
    assert (loop.time(), told) == (began + GAP, [{"lat": 1}, {"lat": 4}])
    assert loop.timers == [], "nobody is told of nothing"


def test_a_live_update_does_not_take_the_place_of_an_event(loop: Loop, pace: Pace, told: list[Any]) -> None:
    pace.offer({"lat": 1}, None)
    pace.offer({"seq": 7}, None)
    pace.offer({"lat": 2}, None)
    loop.go_on()
    pace.offer({"seq": 8}, None)
    pace.offer({"seq": 9}, None)
    loop.go_on()
    assert told == [{"seq": 7}, {"seq": 9}]
