"""daphne's WebSocket, with flow control both ways, any close code, and a heartbeat for every peer (stop 2)."""

import asyncio
import time
from typing import Any

from autobahn.util import encode_truncate
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol

from project.serving.inbox import LONG
from project.serving.wire import Wire

MESSAGE_BYTES = 128 * 1024  # from a client; more: closed with 1009
PING_SECONDS = 15.0  # between pings; also how long a peer may take nothing of what waits for it
PONG_SECONDS = 10.0
CLOSE_SECONDS = 2.0  # from our close frame to the end of the connection


class Socket(WebSocketProtocol):
    """One WebSocket connection."""

    asked = False  # the application has been asked whether it accepts
    reading = True

    def connectionMade(self) -> None:
        super().connectionMade()
        self.wire = Wire(self, self.transport)
        self.pinged = self.moved = time.monotonic()
        self.taken = 0

    @property
    def opened(self) -> bool:
        return bool(self.state == self.STATE_OPEN)

    # From the peer

    def onConnect(self, request: Any) -> Any:
        self.asked = True
        return super().onConnect(request)

    def dataReceived(self, data: bytes) -> None:
        if self.asked and self.state == self.STATE_CONNECTING:
            self.wire.abort()  # it speaks before it was accepted: nothing would bound what it says
        else:
            self._dataReceived(data)  # autobahn's dataReceived() first makes up a log line

    def processData(self) -> bool:
        return self.reading and super().processData()

    def onMessage(self, payload: bytes, isBinary: bool) -> None:  # noqa: N803 -- autobahn's name
        if self.opened:  # after our close frame nobody listens
            super().onMessage(payload, isBinary)
            if self.application_queue.qsize() >= LONG:
                self.reading = False
                self.transport.pauseProducing()

    def read_on(self) -> None:
        if not self.reading:
            self.reading = True
            self.transport.resumeProducing()
            if self.state in (self.STATE_OPEN, self.STATE_CLOSING):
                self.consumeData()

    # To the peer

    def handle_reply(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close":
            self.close(message.get("code") or 1000, message.get("reason") or "")
        else:
            super().handle_reply(message)

    def serverSend(self, content: Any, binary: bool = False) -> None:
        """autobahn's sendMessage() would hold answers to the limit for what clients send."""
        if self.opened:
            self.sendFrame(opcode=2 if binary else 1, payload=content if binary else content.encode())

    def sendData(self, data: bytes, sync: bool = False, chopsize: int | None = None) -> None:
        """All that autobahn sends takes the same way as the relay's frames, and so keeps its place among them."""
        self.wire.put(data)

    # The end

    def close(self, code: int, reason: str = "") -> None:
        if self.opened:  # autobahn's sendClose() refuses 1012 and other codes that servers need
            self.sendCloseFrame(code=code, reasonUtf8=encode_truncate(reason, 123) if reason else None)
            self.read_on()  # for the peer's answer
        elif hasattr(self, "handshake_deferred"):
            self.serverReject()

    def dropConnection(self, abort: bool = False) -> None:
        super().dropConnection(abort)
        if not abort:  # what waits is sent first, but not for ever
            asyncio.get_running_loop().call_later(CLOSE_SECONDS, self.transport.abortConnection)

    def onClose(self, wasClean: bool, code: int | None, reason: str | None) -> None:  # noqa: N803
        self.wire.stopProducing()
        if self.asked:  # else its handshake was malformed, and the server never heard of it
            super().onClose(wasClean, code, reason)

    # The heartbeat

    def check_timeouts(self) -> None:
        """The server calls this every 2 seconds."""
        if not self.opened:
            super().check_timeouts()
        elif self.is_stuck():
            self.wire.abort()
        elif self.reading and not self.wire.waiting and time.monotonic() - self.pinged > PING_SECONDS:
            self.pinged = time.monotonic()
            self._sendAutoPing()

    def is_stuck(self) -> bool:
        """A ping would wait behind the rest, so a slow peer is alive as long as it takes something."""
        if self.wire.taken != self.taken or not self.wire.waiting:
            self.moved = time.monotonic()
        self.taken = self.wire.taken
        return time.monotonic() - self.moved > PING_SECONDS

    def onAutoPingTimeout(self) -> None:
        self.autoPingTimeoutCall = None
        if self.reading:  # else its answer may lie unread before us
            super().onAutoPingTimeout()


class SocketFactory(WebSocketFactory):
    """Makes them, with the options that autobahn keeps in the factory."""

    protocol = Socket

    def __init__(self, server: Any) -> None:
        super().__init__(server, server="")
        self.setProtocolOptions(
            maxMessagePayloadSize=MESSAGE_BYTES,
            maxFramePayloadSize=MESSAGE_BYTES,
            failByDrop=False,  # say 1009 or 1002 before hanging up
            openHandshakeTimeout=server.websocket_handshake_timeout,
            closeHandshakeTimeout=CLOSE_SECONDS,
            autoPingTimeout=PONG_SECONDS,
            autoPingRestartOnAnyTraffic=False,  # a peer that only talks must still answer
            allowNullOrigin=True,  # the application checks the origin
        )
