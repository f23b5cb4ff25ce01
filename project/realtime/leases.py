"""Who is moving what: a grab lease per object, held while its live updates keep coming.

The cache decides between processes (its `add` is atomic); each process remembers what it has seen,
so that most updates cost no look-up. Without the cache a lease holds within the process.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import NamedTuple

from django.core.cache import cache

from project.realtime.database import in_thread

logger = logging.getLogger(__name__)

SILENCE = 3  # seconds without an update end a lease
RENEW = 1  # seconds between renewals in the cache


class Lease(NamedTuple):
    person: str
    until: float
    renewed: float  # in the cache, by this process; 0.0: it is not this process's


class Leases:
    """The leases of one room, as far as this process knows."""

    def __init__(self, room_id: int, *, shared: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._room_id = room_id
        self._shared = shared  # with other processes
        self._clock = clock
        self._leases: dict[str | None, Lease] = {}
        self._returns: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._leases)

    def holder(self, subject: str | None) -> str | None:
        """The id of the person who holds it now."""
        lease = self._leases.get(subject)
        return lease.person if lease and lease.until > self._clock() else None

    async def take(self, subject: str | None, person: str) -> str:
        """Take or keep the lease for `person`; returns the id of whoever holds it then."""
        holder = self.holder(subject)
        if holder not in (None, person):
            return str(holder)
        now = self._clock()
        renewed = self._leases[subject].renewed if holder else 0.0
        if self._shared and now - renewed > RENEW:
            asker, person = person, await in_thread(self._ask_cache, subject, person)
            renewed = now if person == asker else 0.0
        self._leases[subject] = Lease(person, now + SILENCE, renewed)
        return person

    def heard(self, subject: str | None, person: str) -> None:
        """Another process passed on an update of `person`: it gave the lease."""
        if self.holder(subject) in (None, person):
            self._leases[subject] = Lease(person, self._clock() + SILENCE, 0.0)

    def drop(self, subject: str | None, person: str) -> bool:
        """The object was put down; True if `person` had held it. A lease that this process gave ends everywhere."""
        if self.holder(subject) != person:
            return False
        if self._leases.pop(subject).renewed:
            task = asyncio.create_task(in_thread(self._give_back, subject, person))
            self._returns.add(task)  # a task that nobody holds may vanish
            task.add_done_callback(self._returns.discard)
        return True

    def _ask_cache(self, subject: str | None, person: str) -> str:
        key = self._key(subject)
        try:
            if cache.add(key, person, SILENCE + RENEW):
                return person
            holder: str = cache.get(key) or person
            if holder == person:
                cache.touch(key, SILENCE + RENEW)
            return holder
        except Exception as failure:  # noqa: BLE001 -- whatever the cache's backend raises: the lease is a courtesy
            logger.warning("lease: %s: %s", type(failure).__name__, failure)
            return person

    def _give_back(self, subject: str | None, person: str) -> None:
        try:
            if cache.get(self._key(subject)) == person:
                cache.delete(self._key(subject))
        except Exception as failure:  # noqa: BLE001 -- it expires by itself
            logger.warning("lease: %s: %s", type(failure).__name__, failure)

    def _key(self, subject: str | None) -> str:
        return f"lease:{self._room_id}:{subject}"
