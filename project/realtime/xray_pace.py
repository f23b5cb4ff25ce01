"""How often those who watch are told of what others do: it is drawn, and nobody reads faster than that (xray.py)."""

import asyncio
from collections.abc import Callable
from typing import Any

GAP = 0.25  # seconds between two

Told = dict[str, Any]


class Pace:
    """The latest within each gap, at its end; a live update does not take the place of an event."""

    def __init__(self, loop: asyncio.AbstractEventLoop, tell: Callable[[Told, Any], None]) -> None:
        self._loop = loop
        self._tell = tell
        self._next: tuple[Told, Any] | None = None
        self._last = -GAP
        self._timer: asyncio.TimerHandle | None = None

    def offer(self, told: Told, origin: Any) -> None:
        if self._next is None or "seq" in told or "seq" not in self._next[0]:
            self._next = (told, origin)
        if self._timer is None:
            self._timer = self._loop.call_at(max(self._loop.time(), self._last + GAP), self._send)

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()

    def _send(self) -> None:
        self._timer = None
        self._last = self._loop.time()
        if self._next:
            (told, origin), self._next = self._next, None
            self._tell(told, origin)
