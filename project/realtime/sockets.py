"""One open socket as its relay sees it: what was written to it, how far it has read, whether it is slow."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from project.realtime import metrics
from project.realtime.access import Access
from project.realtime.frames import Frame
from project.realtime.identity import Person

UNSEEN_EVENTS = 256
UNSEEN_BYTES = 1024 * 1024
QUEUE = 256  # frames, where the server gives no direct way to the transport
GIVE_UP = 10  # seconds of being slow

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Wire(Protocol):
    """The direct way to the transport that `project/server.py` puts into the scope."""

    blocked: bool
    on_resume: Callable[[], None] | None

    def write(self, frame: bytes) -> None: ...
    def close(self, code: int) -> None: ...


class Queued:
    """The same for any other ASGI server: frames wait in a queue for `send`."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._frames: deque[dict[str, Any]] = deque()
        self._bytes = 0
        self._task: asyncio.Task[None] | None = None
        self.on_resume: Callable[[], None] | None = None

    @property
    def blocked(self) -> bool:
        return len(self._frames) >= QUEUE or self._bytes > UNSEEN_BYTES

    def write(self, frame: Frame) -> None:
        self.put({"type": "websocket.send", "text": frame.text})

    def close(self, code: int) -> None:
        self.put({"type": "websocket.close", "code": code})

    def put(self, message: dict[str, Any]) -> None:
        self._frames.append(message)
        self._bytes += _size(message)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._pump())

    async def _pump(self) -> None:
        while self._frames:
            blocked = self.blocked
            message = self._frames.popleft()
            self._bytes -= _size(message)
            try:
                await self._send(message)
            except Exception:  # noqa: BLE001 -- whatever the server raises for a connection that is gone
                self._frames.clear()
                self._bytes = 0
            if blocked and not self.blocked and self.on_resume:
                self.on_resume()


def _size(message: dict[str, Any]) -> int:
    return len(message.get("text") or message.get("body") or "")


class Socket:
    """Writes frames to one client, unless it is slow: then it is skipped, and caught up later."""

    def __init__(self, person: Person, role: str, access: Access, send: Send, wire: Wire | None) -> None:
        self.person = person
        self.role = role
        self.access = access
        self.position = -1  # the last event written to it; -1 before `hello` was answered
        self.slow_since: float | None = None
        self.quiet = False  # not to be seen among the people
        self.came = 0.0  # when the frame that is being handled was received, if somebody watches (xray.py)
        self._out = wire or Queued(send)
        self._unseen: list[tuple[int, int]] = []  # (seq, bytes) of what was written since `seen`
        self._unseen_bytes = 0
        self._seen: int | None = None  # None: this client does not use flow control

    @property
    def blocked(self) -> bool:
        if self._out.blocked:
            return True
        if self._seen is None:
            return False
        return self.position - self._seen > UNSEEN_EVENTS or self._unseen_bytes > UNSEEN_BYTES

    def on_resume(self, resume: Callable[[], None]) -> None:
        self._out.on_resume = resume

    def write(self, frame: Frame) -> None:
        metrics.FRAMES.inc()
        self.put(frame)

    def put(self, frame: Frame) -> None:
        """The same for whoever writes to many, and counts the frames together."""
        if isinstance(self._out, Queued):
            self._out.write(frame)
        else:
            self._out.write(frame.wire)

    def start_at(self, seq: int) -> None:
        """Go on from `seq`: whatever was unseen before that is out of date."""
        self.position = seq
        self._unseen.clear()
        self._unseen_bytes = 0
        if self._seen is not None:
            self._seen = seq

    def write_events(self, frame: Frame, last: int) -> None:
        """A frame of events up to `last`, which its reader has to see; the caller counts it."""
        self.position = last
        if self._seen is not None:
            self._unseen.append((last, len(frame.payload)))
            self._unseen_bytes += len(frame.payload)
        self.put(frame)

    def seen(self, seq: int) -> None:
        self._seen = max(self._seen or 0, min(seq, self.position))
        while self._unseen and self._unseen[0][0] <= self._seen:
            self._unseen_bytes -= self._unseen.pop(0)[1]

    def close(self, code: int) -> None:
        self._out.close(code)


def dismiss(socket: Socket, code: int, why: str) -> None:
    """Say why, then close for good."""
    socket.write(Frame.of("error", code="not_found" if code == 4404 else "forbidden", detail=why))
    socket.close(code)
