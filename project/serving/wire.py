"""The wire: the direct way from the relay to one socket, and how both feel that its peer is slow (stop 8)."""

import asyncio
import contextlib
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from twisted.internet import tcp
from twisted.internet.interfaces import IPushProducer
from zope.interface import implementer

if TYPE_CHECKING:
    from project.serving.websocket import Socket

WAITING = 16 * 1024  # bytes that wait in this process before a peer counts as slow
UNSENT = 16 * 1024  # bytes that the kernel takes beyond what is on its way: more would hide a slow peer


@implementer(IPushProducer)
class Flow:
    """Blocked while the peer does not take what waits for it; Twisted pauses and resumes it."""

    def __init__(self) -> None:
        self.on_resume: Callable[[], None] | None = None
        self._free: asyncio.Event | None = None  # made when somebody may have to wait for it

    @property
    def blocked(self) -> bool:
        return self._free is not None

    async def free(self) -> None:
        """Wait until the peer takes more, or is gone."""
        while self._free is not None:
            await self._free.wait()

    def pauseProducing(self) -> None:
        self._free = self._free or asyncio.Event()

    def resumeProducing(self) -> None:
        self.stopProducing()
        if self.on_resume:
            self.on_resume()

    def stopProducing(self) -> None:
        """The connection is gone: whoever waits may go on, and finds out."""
        if self._free is not None:
            self._free.set()
            self._free = None


class Wire(Flow):
    """`scope["extensions"]["roomful.wire"]` of every WebSocket."""

    def __init__(self, protocol: "Socket", transport: Any) -> None:
        super().__init__()
        self._protocol = protocol
        self._transport = transport
        self._given = 0  # bytes
        self._direct = isinstance(transport, tcp.Connection) and not transport.TLS
        transport.unregisterProducer()  # the HTTP channel, which the handshake left behind
        transport.registerProducer(self, True)
        if self._direct:
            transport.bufferSize = WAITING
            self._socket: socket.socket = transport.socket
            with contextlib.suppress(OSError):  # a Unix socket has no such options
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT)

    def write(self, frame: bytes) -> None:
        """Send a complete server-to-client frame; the same bytes may go to many sockets."""
        if self._protocol.opened:
            self.put(frame)

    def put(self, data: bytes) -> None:
        """Give `data` to the kernel at once if nothing waits before it, and the rest to Twisted.

        Twisted alone would wait for the next turn of the loop and ask the kernel first.
        """
        self._given += len(data)
        if self._direct and not self._transport.dataBuffer and not self._transport._tempDataBuffer:
            try:
                sent = self._socket.send(data)
            except OSError:
                sent = 0  # it is full, or broken: Twisted meets the same error and sees to it
            if sent == len(data):
                return
            data = data[sent:]
        self._transport.write(data)

    @property
    def waiting(self) -> int:
        """Bytes that wait in this process for the peer."""
        if not self._direct:
            return 0
        return int(len(self._transport.dataBuffer) - self._transport.offset + self._transport._tempDataLen)

    @property
    def taken(self) -> int:
        """Bytes that the kernel took for the peer so far."""
        return self._given - self.waiting

    def close(self, code: int, reason: str = "") -> None:
        """Send a close frame with any code, after what waits; the connection ends even if the peer never answers."""
        self._protocol.close(code, reason)

    def abort(self) -> None:
        """Drop the connection now, and with it what waits."""
        self._protocol.dropConnection(abort=True)
