"""A browser tab as the consumer tests see it: a socket through the whole ASGI application, and what it got."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from channels.testing import WebsocketCommunicator
from django.conf import settings

from project.asgi import application

PATIENCE = 10  # seconds
HOST = "localhost"

Frame = dict[str, Any]
_ops = count(1)


class Closed(Exception):
    """The server closed the socket while a test waited for something else."""


class Tab:
    """Sends frames and takes them out of its inbox by type, in the order in which they came."""

    def __init__(self, path: str, *, session: str = "", headers: list[tuple[bytes, bytes]] | None = None) -> None:
        given = headers or [(b"host", HOST.encode()), (b"origin", f"http://{HOST}".encode())]
        cookie = [(b"cookie", f"{settings.SESSION_COOKIE_NAME}={session}".encode())] if session else []
        self.session = session
        self.communicator = WebsocketCommunicator(application, path, headers=[*given, *cookie])
        self.communicator.scope["client"] = ["127.0.0.1", 50_000]
        self.inbox: deque[Frame] = deque()
        self.events: list[Frame] = []  # all stored events so far
        self.welcomes: list[Frame] = []
        self.seq = -1  # as far as this tab knows
        self.close_code: int | None = None
        self.is_open = False

    # What it does

    async def connect(self) -> bool:
        self.is_open, _ = await self.communicator.connect(PATIENCE)
        return self.is_open

    async def hello(self, since: int | None = None) -> Frame:
        await self.send("hello", since=since)
        return await self.next("welcome")

    async def send(self, type: str, **fields: Any) -> None:
        await self.send_text(json.dumps({"type": type, **fields}))

    async def send_text(self, text: str) -> None:
        await self.communicator.send_input({"type": "websocket.receive", "text": text})

    async def command(self, type: str, *, op: str = "", **fields: Any) -> Frame:
        """Send a command and return what answers it: its ack or its error."""
        op = op or new_op()
        await self.send(type, op=op, **fields)
        return await self.answer(op)

    async def answer(self, op: str) -> Frame:
        return await self.next_where(lambda frame: frame["type"] in {"ack", "error"} and frame.get("op") == op)

    async def leave(self) -> None:
        if self.is_open:
            self.is_open = False
            await self.communicator.disconnect(timeout=PATIENCE)

    # What it got

    async def next(self, type: str) -> Frame:
        return await self.next_where(lambda frame: frame["type"] == type)

    async def next_where(self, matches: Callable[[Frame], bool]) -> Frame:
        """Take the first frame that matches out of the inbox, waiting for it if need be."""
        for frame in self.inbox:
            if matches(frame):
                self.inbox.remove(frame)
                return frame
        while not matches(frame := await self._receive()):
            self.inbox.append(frame)
        return frame

    async def live(self, type: str) -> Frame:
        """Wait for a live update of this type."""
        while True:
            frame = await self.next("live")
            for update in frame["updates"]:
                if update["type"] == type:
                    return dict(update)

    async def people(self, *names: str) -> Frame:
        """Wait for a list of just these people."""
        return await self.next_where(
            lambda frame: frame["type"] == "people" and sorted(p["name"] for p in frame["people"]) == sorted(names)
        )

    async def up_to(self, seq: int) -> list[Frame]:
        """Wait until the event with this number has come, by itself or in a snapshot; all events so far."""
        while self.seq < seq:
            self.inbox.append(await self._receive())
        return self.events

    async def event(self, type: str) -> Frame:
        """Wait for the first event of this type, also one that has come already."""
        while not (found := [event for event in self.events if event["type"] == type]):
            self.inbox.append(await self._receive())
        return found[0]

    async def settle(self) -> list[Frame]:
        """Read all that was written before the answer to a ping; what there was, but for the answer."""
        await self.send("ping")
        await self.next("pong")
        got, self.inbox = [*self.inbox], deque()
        return got

    async def closed(self) -> int:
        """Wait until the server closes the socket; the code."""
        while self.close_code is None:
            try:
                self.inbox.append(await self._receive())
            except Closed:
                break
        assert self.close_code is not None
        return self.close_code

    async def _receive(self) -> Frame:
        try:
            output = await self.communicator.receive_output(PATIENCE)
        except TimeoutError:
            self.is_open = False  # the communicator has ended the application
            got = [frame["type"] for frame in self.inbox][-5:]
            raise AssertionError(f"Nothing more after {got}, {len(self.events)} events, at {self.seq}.") from None
        if output["type"] == "websocket.close":
            self.close_code = output["code"]
            raise Closed(f"{self.close_code}, after {list(self.inbox)[-3:]}")
        frame: Frame = json.loads(output["text"])
        if frame["type"] == "events":
            self.events += frame["events"]
            self.seq = self.events[-1]["seq"]
        elif frame["type"] == "welcome":
            self.welcomes.append(frame)
            self.seq = frame["seq"]
        return frame


def new_op() -> str:
    return f"op-{next(_ops)}"


async def until(holds: Callable[[], object], what: str) -> None:
    """Let the loop run until `holds()`; AssertionError, saying `what`, if it never does."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 -- what it waits for sets no Event
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"Waited in vain for {what}.") from None
