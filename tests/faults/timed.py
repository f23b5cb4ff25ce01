"""A client whose waits are measured, and the comparison of waits with and without a fault."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from statistics import median
from typing import Any

from tests.client import Client, Frame, Site


class Timed(Client):
    """Knows when each command was given, acknowledged, and seen to have happened."""

    def __init__(self, web: Site, cookie: str, path: str = "/map/lobby/") -> None:
        super().__init__(web, cookie, path)
        self.asked_at: dict[str, float] = {}  # op -> loop time
        self.acked_at: dict[str, float] = {}
        self.seen_at: dict[str, float] = {}  # also those of others
        self.duplicates = 0  # acks of what was done already

    async def command(self, type: str, **fields: Any) -> str:
        before = asyncio.get_running_loop().time()
        op = await super().command(type, **fields)
        self.asked_at[op] = before
        return op

    async def resend(self) -> None:
        """Send everything again that is not acknowledged, as after a while without an answer."""
        for command in [*self.outbox.values()]:
            await self._send(command)

    async def _on_events(self, frame: Frame) -> None:
        now = asyncio.get_running_loop().time()
        await super()._on_events(frame)
        for event in frame["events"]:
            self.seen_at.setdefault(event["op"], now)

    async def _on_ack(self, frame: Frame) -> None:
        self.acked_at.setdefault(frame["op"], asyncio.get_running_loop().time())
        self.duplicates += frame["duplicate"]
        await super()._on_ack(frame)


async def give_steadily(
    client: Timed,
    per_second: float,
    stop: asyncio.Event,
    next_command: Callable[[int], Frame],
    window: int = 0,
) -> list[str]:
    """Give so many commands a second until `stop` is set, no more than `window` of them unanswered; the ops."""
    loop = asyncio.get_running_loop()
    ops: list[str] = []
    due = loop.time()
    while not stop.is_set():
        ops.append(await client.command(**next_command(len(ops))))
        if window:
            await client.until(lambda: len(client.outbox) < window or stop.is_set(), "an answer")
        due = max(due + 1 / per_second, loop.time() - 1)  # whoever was held up does not rush afterwards
        try:
            await asyncio.wait_for(stop.wait(), max(0.0, due - loop.time()))
        except TimeoutError:
            pass
    return ops


def p99(delays: list[float]) -> float:
    return sorted(delays)[int(len(delays) * 0.99)]


class Comparison:
    """Phases without and with a fault, by turns, so that whatever else the machine does meets both alike."""

    def __init__(
        self, measure: Callable[[], Awaitable[list[float]]], fault: Callable[[], AbstractAsyncContextManager[Any]]
    ) -> None:
        self._measure = measure
        self._fault = fault
        self.calm: list[float] = []  # p99 of each phase, seconds
        self.faulty: list[float] = []

    @property
    def ratio(self) -> float:
        return median(self.faulty) / median(self.calm)

    async def run(self, rounds: int, at_most: float) -> None:
        """If the ratio is too high, as many rounds again: one more look, which counts as much as the first."""
        for _ in range(2):
            for _ in range(rounds):
                self.calm.append(p99(await self._measure()))
                async with self._fault():
                    self.faulty.append(p99(await self._measure()))
            if self.ratio <= at_most:
                return
