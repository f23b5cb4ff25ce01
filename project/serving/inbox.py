"""The inbox: what the application has yet to receive from one peer, who is not read from while it is long (stop 2)."""

import asyncio
from collections.abc import Callable
from typing import Any

LONG = 32  # messages: stop reading from the peer
SHORT = 8  # messages: read on


class Inbox(asyncio.Queue[dict[str, Any]]):
    """A queue that says when it has become short."""

    def __init__(self, on_short: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._on_short = on_short

    def _get(self) -> dict[str, Any]:
        message: dict[str, Any] = super()._get()
        if self._on_short and self.qsize() == SHORT:
            asyncio.get_running_loop().call_soon(self._on_short)
        return message
