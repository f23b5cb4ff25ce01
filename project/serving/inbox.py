"""The inbox: what the application has yet to receive from one peer, who is not read from while it is long (stop 2)."""

import asyncio
from collections.abc import Callable
from typing import Any

LONG = 32  # messages: stop reading from the peer
SHORT = 8  # messages: read on

Message = dict[str, Any]


class Inbox:
    """A queue for one reader that says when it has become short; an asyncio.Queue weighs 2 KB, for each socket."""

    def __init__(self, on_short: Callable[[], None] | None = None) -> None:
        self._messages: list[Message] = []
        self._arrived: asyncio.Future[None] | None = None
        self._on_short = on_short

    def qsize(self) -> int:
        return len(self._messages)

    def put_nowait(self, message: Message) -> None:
        self._messages.append(message)
        if self._arrived is not None and not self._arrived.done():
            self._arrived.set_result(None)

    async def get(self) -> Message:
        while not self._messages:
            self._arrived = asyncio.get_running_loop().create_future()
            await self._arrived
        message = self._messages.pop(0)
        if self._on_short and self.qsize() == SHORT:
            asyncio.get_running_loop().call_soon(self._on_short)
        return message
