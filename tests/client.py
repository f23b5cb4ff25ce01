"""A client written from `docs/protocol.md` alone: it keeps what is not acknowledged, and resumes."""

import asyncio
import json
import urllib.request
from collections.abc import Callable
from typing import Any, Protocol, Self
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

Frame = dict[str, Any]
PATIENCE = 30  # seconds
APART = 0.05  # seconds between two commands that are sent again: fewer a second than the server takes


class Site(Protocol):
    """A web process, or a proxy in front of some."""

    url: str

    def ws(self, path: str) -> str: ...


def visit(web: Site, path: str) -> str:
    """Open a page as a browser does, and return the cookie that makes one a guest."""
    with urllib.request.urlopen(web.url + path, timeout=10) as page:
        cookies: list[str] = page.headers.get_all("Set-Cookie") or []
    return "; ".join(cookie.split(";", 1)[0] for cookie in cookies)


class Client:
    """One person in one room, through any number of connections."""

    heartbeat = 20.0  # seconds between pings, and until the answer has to be there

    def __init__(self, web: Site, cookie: str, path: str = "/map/lobby/") -> None:
        self.web = web
        self.cookie = cookie
        self.path = path
        self.you: dict[str, str] = {}
        self.people: list[dict[str, str]] = []
        self.events: list[Frame] = []
        self.state: dict[str, Any] | None = None
        self.seq: int | None = None
        self.outbox: dict[str, Frame] = {}
        self.acked: dict[str, int] = {}
        self.errors: list[Frame] = []
        self.live: list[Frame] = []
        self.reconnects: list[float] = []
        self.close_codes: list[int | None] = []
        self._socket: ClientConnection | None = None
        self._joined = False
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._later: set[asyncio.Task[None]] = set()  # what is sent again
        self._again_at = 0.0  # the last of it

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._stay())
        self._task.add_done_callback(lambda _: self._changed.set())
        await self.until(lambda: self.seq is not None, "the welcome")
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task
        tasks = [self._task, *self._later]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def move_to(self, web: Site) -> None:
        """From the next connection on, another process."""
        self.web = web

    async def command(self, type: str, **fields: Any) -> str:
        """Put a command into the outbox, and send it if there is a connection; its op."""
        op = uuid4().hex
        self.outbox[op] = {"type": type, "op": op, **fields}
        await self._send(self.outbox[op])
        return op

    async def show(self, type: str, **fields: Any) -> None:
        await self._send({"type": type, **fields})

    async def done(self, op: str) -> int:
        """Wait until the command is acknowledged; its seq."""
        await self.until(lambda: op in self.acked, f"the ack of {op}")
        return self.acked[op]

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait for a frame after which `holds()`."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    if self._task and self._task.done():
                        self._task.result()  # why it follows no more
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"Waited in vain for {what}; errors: {self.errors[-3:]}") from None

    async def _stay(self) -> None:
        while True:
            try:
                async with connect(
                    self.web.ws(f"/ws{self.path}"),
                    additional_headers={"Cookie": self.cookie, "Origin": self.web.url},
                    max_size=None,
                    ping_interval=self.heartbeat,
                    ping_timeout=self.heartbeat,
                ) as self._socket:
                    await self._socket.send(json.dumps({"type": "hello", "since": self.seq}))
                    async for text in self._socket:
                        await self._receive(json.loads(text))
                        self._changed.set()
                self.close_codes.append(1000)
            except ConnectionClosed as closed:
                self.close_codes.append(closed.rcvd.code if closed.rcvd else None)
            except (OSError, InvalidHandshake, EOFError):
                pass  # it is not there yet
            self._socket, self._joined = None, False
            self._changed.set()
            await asyncio.sleep(0.1)  # the server is on its way back

    async def _send(self, frame: Frame) -> None:
        if self._socket and self._joined:  # else it goes out after the welcome, in its place
            try:
                await self._socket.send(json.dumps(frame))
            except ConnectionClosed:
                pass  # what matters is in the outbox

    async def _receive(self, frame: Frame) -> None:
        handler = getattr(self, f"_on_{frame['type']}", None)
        if handler:
            await handler(frame)

    async def _on_welcome(self, frame: Frame) -> None:
        self.you = frame["you"]
        if frame["state"] is not None:
            self.state, self.seq = frame["state"], frame["seq"]
        self._joined = True
        for command in [*self.outbox.values()]:
            await self._send(command)

    async def _on_events(self, frame: Frame) -> None:
        for event in frame["events"]:
            assert self.seq is not None
            assert event["seq"] == self.seq + 1, "a gap, or one twice"
            self.seq = event["seq"]
            self.events.append(event)

    async def _on_ack(self, frame: Frame) -> None:
        self.outbox.pop(frame["op"], None)
        self.acked[frame["op"]] = frame["seq"]

    async def _on_error(self, frame: Frame) -> None:
        self.errors.append(frame)
        if frame["code"] in {"failed", "rate_limited"} and (command := self.outbox.get(frame.get("op", ""))):
            self._send_again(command, frame.get("retry_after", 0.1))

    def _send_again(self, command: Frame, seconds: float) -> None:
        """After a while, as the server asks, one after the other; it goes on reading meanwhile."""
        now = asyncio.get_running_loop().time()
        self._again_at = max(self._again_at + APART, now + seconds)
        wait = self._again_at - now

        async def later() -> None:
            await asyncio.sleep(wait)
            if command["op"] in self.outbox:
                await self._send(command)

        task = asyncio.create_task(later())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _on_live(self, frame: Frame) -> None:
        self.live += frame["updates"]

    async def _on_people(self, frame: Frame) -> None:
        self.people = frame["people"]

    async def _on_reconnect(self, frame: Frame) -> None:
        self.reconnects.append(frame["after"])
