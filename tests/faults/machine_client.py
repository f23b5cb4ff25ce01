"""One person of the state machine: a browser that comes and goes, and keeps what is not acknowledged."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.faults.machine_reader import Reader
from tests.faults.machine_replica import Frame
from tests.tabs import Tab


class ReadingTab(Tab):
    """Shows each frame to its reader in the order of arrival."""

    def __init__(self, path: str, session: str, read: Callable[[Frame], None]) -> None:
        super().__init__(path, session=session)
        self._read = read

    async def _receive(self) -> Frame:
        frame = await super()._receive()
        self._read(frame)
        return frame


class Client(Reader):
    """Comes, goes, asks, and reads when it waits for something."""

    def __init__(self, name: str, role: str, path: str, session: str) -> None:
        super().__init__()
        self.name = name
        self.role = role
        self._path = path
        self._session = session
        self.tab: ReadingTab | None = None
        self.connections = 0
        self.reads_slowly = False
        self._drags = 0

    # Coming and going

    async def come(self, *, forgetful: bool = False) -> None:
        """Open a connection, or say hello again on the open one; then send what is not acknowledged."""
        if self.tab is None:
            self.connections += 1
            self.tab = ReadingTab(self._path, self._session, self.read)
            assert await self.tab.connect()
        if forgetful:
            self.replica = None  # the page was loaded again
        self.joining = True
        await self.tab.hello(self.replica.seq if self.replica else None)
        for op in [*self.outbox]:
            await self.send(op)

    async def leave(self) -> None:
        if tab := self._hang_up():
            await tab.leave()

    async def drop(self) -> None:
        """The connection is gone, without a goodbye."""
        if tab := self._hang_up():
            tab.communicator.stop(exceptions=False)
            await asyncio.wait([tab.communicator.future])

    def _hang_up(self) -> ReadingTab | None:
        tab, self.tab = self.tab, None
        self.unanswered, self.reads_slowly = 0, False
        return tab

    # What it says

    async def ask(self, command: Frame, times: int = 1) -> str:
        op = self.ledger.ask(command)
        self.outbox[op] = command
        for _ in range(times):
            await self.send(op)
        return op

    async def send(self, op: str) -> None:
        await self._say(op=op, **self.ledger.asked[op])
        self.unanswered += 1

    async def drag(self, id: str) -> float | None:
        """Move a marker without dropping it; the number of the last movement, None if it was turned down."""
        before = len(self.turned_down)
        for _ in range(3):
            self._drags += 1
            await self._say(type="marker.drag", id=id, lat=self.connections, lng=self._drags / 10)
        await self._settle()
        return self._drags / 10 if len(self.turned_down) == before else None

    async def read_slowly(self) -> None:
        """From now on tell how far it has read; who does so is written to only a little ahead."""
        assert self.replica
        self.reads_slowly = True
        await self._say(type="seen", seq=self.replica.seq)

    async def _say(self, **frame: Any) -> None:
        assert self.tab
        await self.tab.send(**frame)

    # What it hears

    async def answered(self) -> None:
        while self.unanswered:
            await self._next()

    async def heard(self, by: "Client", number: float) -> None:
        """Wait for this movement of somebody else's drag, or a later one."""
        while self.dragged.get((by.id, by.connections), 0) < number:
            await self._next()

    async def up_to(self, seq: int) -> None:
        """Wait until all events up to `seq` have come; AssertionError if they don't, or if there are more."""
        assert self.replica
        while self.replica.seq < seq:
            if self.reads_slowly:
                await self.read_slowly()
            await self._next()
        await self._settle()
        assert self.replica.seq == seq, "more than there is"

    async def _settle(self) -> None:
        assert self.tab
        await self.tab.settle()

    async def _next(self) -> None:
        assert self.tab
        await self.tab.next_where(lambda _: True)
