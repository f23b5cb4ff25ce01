"""One simulated person: comes, passes the time, and comes back when the connection is lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Protocol

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Origin

from project.realtime.crowd.blog_pastime import BlogPastime
from project.realtime.crowd.board_pastime import BoardPastime
from project.realtime.crowd.door import Entry
from project.realtime.crowd.map_pastime import MapPastime
from project.realtime.crowd.talk import Listener, Refusal, Talk
from project.realtime.crowd.tally import Tally

FOR_GOOD = {4403, 4404}  # close codes after which a browser does not come back
LOST = 1006
TIDY_SECONDS = 10


@dataclass(frozen=True)
class Wishes:
    """What the people may do besides moving things."""

    edit: bool = False
    chat: bool = False


class Pastime(Listener, Protocol):
    """What people do in one kind of room."""

    async def go_on(self) -> None:
        """Do one thing after the other."""

    async def tidy(self) -> None:
        """Take away what one has left lying about."""


PASTIMES: dict[str, Callable[..., Pastime]] = {"map": MapPastime, "sketch": BoardPastime, "live": BlogPastime}


class Visitor:
    def __init__(self, entry: Entry, tally: Tally, wishes: Wishes) -> None:
        self._entry = entry
        self._tally = tally
        self._wishes = wishes
        self._chance = Random()  # noqa: S311 -- where to wander is no secret

    async def stay(self) -> None:
        """Be in the room until cancelled, or turned away for good."""
        while (code := await self._visit()) not in FOR_GOOD:
            self._tally.errors[f"closed {code}"] += 1
            await asyncio.sleep(self._chance.uniform(1, 3))
        self._tally.errors[f"closed {code}"] += 1

    async def _visit(self) -> int:
        """One connection, and the code that it was closed with."""
        opening = connect(
            self._entry.socket,
            origin=Origin(self._entry.origin),
            additional_headers={"Cookie": self._entry.cookie},
            compression=None,
            proxy=None,
            max_size=None,
        )
        try:
            async with opening as socket:
                await self._pass_the_time(Talk(socket, self._tally))
                return socket.close_code or LOST
        except (WebSocketException, OSError, TimeoutError):
            return LOST

    async def _pass_the_time(self, talk: Talk) -> None:
        pastime: Pastime = PASTIMES[self._entry.kind](
            talk, self._chance, edit=self._wishes.edit, chat=self._wishes.chat
        )
        listening = asyncio.create_task(talk.listen(pastime))
        doing = asyncio.create_task(self._do(talk, pastime))
        self._tally.come()
        try:
            await asyncio.wait({listening, doing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._tally.go()
            doing.cancel()
            if not listening.done():
                await self._tidy(pastime)
            listening.cancel()

    async def _do(self, talk: Talk, pastime: Pastime) -> None:
        with suppress(ConnectionClosed):
            await talk.hello()
            await talk.welcomed.wait()
            await pastime.go_on()

    async def _tidy(self, pastime: Pastime) -> None:
        with suppress(ConnectionClosed, Refusal, TimeoutError):
            async with asyncio.timeout(TIDY_SECONDS):
                await pastime.tidy()
