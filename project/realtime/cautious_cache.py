"""The cache that the processes share, asked with caution: it is there to save time, and must never cost any.

After a failure nobody asks it for a while; then one of those who want something finds out whether it is back, and the
others still go on without it. A cache that hangs is worse than one that is gone: each question takes its whole timeout.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

REST = 5.0  # seconds after a failure
WITHIN = 1.0  # seconds that somebody on the event loop waits
THREADS = 2  # of their own: the database's are for commits

logger = logging.getLogger(__name__)

_pool = ThreadPoolExecutor(THREADS, thread_name_prefix="cache")
_in_turn = ThreadPoolExecutor(1, thread_name_prefix="cache-in-turn")


class Caution:
    """Knows since when the cache is to be left alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._again = 0.0  # not before; 0.0: the last answer was good

    def ask(self, work: Callable[[], T], otherwise: T) -> T:
        """What `work` says, from any thread; `otherwise` if the cache fails, or has just failed."""
        if self._again:
            if self._clock() < self._again:
                return otherwise
            self._again = self._clock() + REST  # for all others: one is enough to find out
        try:
            answer = work()
        except Exception as failure:  # noqa: BLE001 -- whatever the cache's backend raises
            logger.warning("cache: %s: %s", type(failure).__name__, failure)
            self._again = self._clock() + REST
            return otherwise
        self._again = 0.0
        return answer


_caution = Caution()


def ask(work: Callable[[], T], otherwise: T) -> T:
    return _caution.ask(work, otherwise)


async def ask_soon(work: Callable[[], T], otherwise: T, *, in_turn: bool = False) -> T:
    """The same from the event loop, which does not wait long; the work itself goes on.

    `in_turn`: after everything that `tell()` was told before.
    """
    asking = asyncio.get_running_loop().run_in_executor(_in_turn if in_turn else _pool, _caution.ask, work, otherwise)
    done, _ = await asyncio.wait([asking], timeout=WITHIN)
    return asking.result() if done else otherwise


def tell(work: Callable[[], object]) -> None:
    """Have it done soon, one after the other; nobody waits for it."""
    _in_turn.submit(_caution.ask, work, None)
