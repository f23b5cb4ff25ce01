"""Who is moving what: a grab lease per object, held while its live updates keep coming.

The cache decides between processes (its `add` is atomic); each process remembers what it has seen,
so that most updates cost no look-up. Without the cache a lease holds within the process.
"""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.core.cache import cache

from project.realtime.cautious_cache import ask_soon

SILENCE = 3  # seconds without an update end a lease
RENEW = 1  # seconds between renewals in the cache
MANY = 256  # leases: with more of them, those that are over are looked for


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
        self._many = MANY
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
            asker, person = person, await ask_soon(partial(self._ask_cache, subject, person), person)
            if person == asker:  # without the cache, somebody else of this process may have been faster
                person = self.holder(subject) or asker
            renewed = now if person == asker else 0.0
        self._keep(subject, Lease(person, now + SILENCE, renewed))
        return person

    def heard(self, subject: str | None, person: str) -> None:
        """Another process passed on an update of `person`: it gave the lease."""
        if self.holder(subject) in (None, person):
            self._keep(subject, Lease(person, self._clock() + SILENCE, 0.0))

    def drop(self, subject: str | None, person: str) -> bool:
        """The object was put down; True if `person` had held it. A lease that this process gave ends everywhere."""
        if self.holder(subject) != person:
            return False
        if self._leases.pop(subject).renewed:
            task = asyncio.create_task(ask_soon(partial(self._give_back, subject, person), None))
            self._returns.add(task)  # a task that nobody holds may vanish
            task.add_done_callback(self._returns.discard)
        return True

    def _keep(self, subject: str | None, lease: Lease) -> None:
        """A client may name any number of things and put none of them down: what is over must not stay for ever."""
        self._leases[subject] = lease
        if len(self._leases) > self._many:
            now = self._clock()
            self._leases = {subject: lease for subject, lease in self._leases.items() if lease.until > now}
            self._many = max(MANY, 2 * len(self._leases))

    def _ask_cache(self, subject: str | None, person: str) -> str:
        key = self._key(subject)
        if cache.add(key, person, SILENCE + RENEW):
            return person
        holder: str = cache.get(key) or person
        if holder == person:
            cache.touch(key, SILENCE + RENEW)
        return holder

    def _give_back(self, subject: str | None, person: str) -> None:
        if cache.get(self._key(subject)) == person:
            cache.delete(self._key(subject))

    def _key(self, subject: str | None) -> str:
        return f"lease:{self._room_id}:{subject}"
