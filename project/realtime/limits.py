"""How much one socket may send, and how many sockets one guest, address or process may open."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.conf import settings

from project.realtime.refusals import Refused

FRAME_BYTES = 64 * 1024
TICK = 0.033  # seconds between two frames of live updates
SOCKETS_PER_TICK_SECOND = 15_000  # a room of 1,000 sockets ticks every 67 ms
FLOOD = 10  # times the rate: no longer slowed down but closed (4429)


class TokenBucket:
    """`rate` per second on average, `burst` at once (the textbook algorithm, filled when looked at)."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.burst = burst
        self._clock = clock
        self._tokens = burst
        self._filled = clock()

    def take(self, tokens: float = 1) -> float:
        """Take so many tokens and return 0.0, or take none and return the seconds until there are enough."""
        now = self._clock()
        self._tokens = min(self.burst, self._tokens + (now - self._filled) * self.rate)
        self._filled = now
        if self._tokens >= tokens:
            self._tokens -= tokens
            return 0.0
        return (tokens - self._tokens) / self.rate


def full() -> Refused:
    return Refused("rate_limited", "Too many connections are open. Close some tabs.", retry_after=30)


class OpenSockets:
    """Counts this process's sockets per guest, per address (of those without a session) and in all."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def check(self, *limits: tuple[str, int]) -> None:
        """`Refused` if one more under each (name, limit) would be too many."""
        for name, limit in limits:
            if self._open[name] >= limit:
                raise full()

    def open(self, *limits: tuple[str, int]) -> Callable[[], None]:
        """Count one socket under each (name, limit) and return the way to uncount it; `Refused` if one is full."""
        self.check(*limits)
        names = [name for name, _ in limits]
        self._open.update(names)
        return lambda: self._close(names)

    def count(self, name: str) -> int:
        """How many are open under this name."""
        return self._open[name]

    def _close(self, names: list[str]) -> None:
        self._open.subtract(names)
        for name in names:
            if self._open[name] <= 0:
                del self._open[name]


open_sockets = OpenSockets()


def address_of(scope: dict[str, Any]) -> str:
    return str((scope.get("client") or ["unknown"])[0])


def places_of(person: str, address: str, *, has_session: bool) -> list[tuple[str, int]]:
    """The limits that a new socket (or stream) counts under: whose it is, and the process."""
    mine = (f"guest:{person}", settings.SOCKETS_PER_GUEST)
    if not has_session:
        mine = (f"address:{address}", settings.SOCKETS_PER_ADDRESS)
    return [mine, ("process", settings.SOCKETS_PER_PROCESS)]
