"""Live updates between two ticks: the latest of each sender and subject, the others are out of date."""

from collections.abc import Hashable
from typing import Any, NamedTuple

from project.realtime.messages import Live, encode


class Pending(NamedTuple):
    update: Live
    by: str  # the sender's person id
    origin: Any  # the sender's socket; None: it came from another process


class LiveBuffer:
    """Collects updates for one frame."""

    def __init__(self) -> None:
        self._pending: dict[Hashable, Pending] = {}

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, update: Live, by: str, origin: Any) -> None:
        key = (by, type(update), update.subject())
        earlier = self._pending.pop(key, None)  # to the end: the frame keeps the order of arrival
        if earlier is not None:
            update = update.after(earlier.update)
        self._pending[key] = Pending(update, by, origin)

    def take(self) -> list[Pending]:
        taken, self._pending = [*self._pending.values()], {}
        return taken


def as_json(pending: Pending) -> bytes:
    """The update as the clients get it: what was sent, and `by` whom."""
    return b'{"by":' + encode(pending.by) + b"," + encode(pending.update)[1:]
