"""The door of a process: so many sockets come in per second, the rest wait in line, or are asked to come back (stop 2).

When a server was started again, everybody comes at once; joining is the most that a socket ever costs.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable

from django.conf import settings

from project.realtime.limits import TokenBucket
from project.realtime.refusals import Refused

AT_ONCE = 40  # who come after a quiet time need not wait
LINE = 5.0  # seconds to wait at most: the browser gives up after 10
OF_ONE = 300  # who wait and come from one address, so that nobody fills the line alone


class Door:
    """Lets people in; each takes a token from one bucket."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._bucket = TokenBucket(settings.JOINS_PER_SECOND, AT_ONCE, clock)
        self._line: deque[asyncio.Future[None]] = deque()
        self._waiting: Counter[str] = Counter()
        self._opening: asyncio.Task[None] | None = None

    async def pass_through(self, address: str) -> None:
        """Wait for one's turn; `Refused` if the line is too long."""
        if self._line or self._bucket.take():
            await self._wait_in_line(address)

    async def _wait_in_line(self, address: str) -> None:
        if len(self._line) >= LINE * self._bucket.rate or self._waiting[address] >= OF_ONE:
            raise Refused("failed", "Very many people are coming in. You will be let in shortly.", retry_after=LINE)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        self._waiting[address] += 1
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._let_in())
        try:
            await turn
        finally:
            self._waiting -= Counter([address])

    async def _let_in(self) -> None:
        while self._line:
            if self._line[0].done():
                del self._line[0]  # gone meanwhile
            elif wait := self._bucket.take():
                await asyncio.sleep(wait)
            else:
                self._line.popleft().set_result(None)


door = Door()
