"""The sockets of a guest, or of an address, in all processes together (stop 2).

Each has one of so many seats in the cache that the processes share. A seat is a key, which one process holds (the
cache's `add` is atomic) and renews for as long as the socket is open; those of a process that was killed are free
after `KEPT` seconds. Without the cache each process counts for itself.
"""

import random
from collections.abc import Callable
from functools import partial
from uuid import uuid4

from django.core.cache import cache

from project.realtime.cautious_cache import ask_soon, tell
from project.realtime.limits import full, open_sockets, places_of
from project.realtime.process_channel import current

KEPT = 15  # seconds that a seat is kept without being renewed, which `watch.py` does each 4.5
UNCOUNTED: str | None = ""  # no seat: nobody can count


class Seats:
    """Those that this process holds."""

    def __init__(self) -> None:
        self._mine = uuid4().hex
        self._held: set[str] = set()
        self._left: list[str] = []  # and are to be freed

    async def take(self, name: str, limit: int) -> Callable[[], None]:
        """Take one of the `limit` seats under this name, and return the way to leave it; `Refused` if none is free."""
        seat = await ask_soon(partial(self._find, name, limit), UNCOUNTED, in_turn=True)
        if seat is None:
            raise full()
        if seat:
            self._held.add(seat)
        return partial(self._leave, seat)

    def renew(self) -> None:
        """Keep what is held, also in a cache that has forgotten everything."""
        if self._held:
            tell(partial(cache.set_many, dict.fromkeys(self._held, self._mine), KEPT))

    def _find(self, name: str, limit: int) -> str | None:
        seats = [f"seat:{name}:{number}" for number in range(limit)]
        guess = random.choice(seats)  # noqa: S311 -- no secret; most have one or two, so that it is mostly free
        if cache.add(guess, self._mine, KEPT):
            return guess
        taken = cache.get_many(seats)
        free = (seat for seat in seats if seat not in taken and cache.add(seat, self._mine, KEPT))
        return next(free, None)

    def _leave(self, seat: str) -> None:
        if seat in self._held:
            self._held.remove(seat)
            self._left.append(seat)
            tell(self._free)

    def _free(self) -> None:
        """All that were left until now, together: a process that ends has many."""
        left, self._left = self._left, []
        if left:
            cache.delete_many([seat for seat, holder in cache.get_many(left).items() if holder == self._mine])


seats = Seats()


def check_address(address: str) -> None:
    """`Refused` if this process has as many sockets without a session from there as there may be."""
    open_sockets.check(*places_of("", address, has_session=False))


async def take_place(person: str, address: str, *, has_session: bool) -> Callable[[], None]:
    """Count one more socket, here and everywhere, and return the way to uncount it; `Refused` if it is too many."""
    mine, process = places_of(person, address, has_session=has_session)
    uncount = open_sockets.open(mine, process)
    if current().alone:
        return uncount
    try:
        leave = await seats.take(*mine)
    except BaseException:  # also: cut off while it waits
        uncount()
        raise

    def leave_both() -> None:
        leave()
        uncount()

    return leave_both
