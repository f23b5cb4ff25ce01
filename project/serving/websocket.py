"""daphne's WebSocket, with flow control both ways, any close code, and a heartbeat for every peer (stop 2)."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any

from autobahn.util import encode_truncate
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol

from project.serving.inbox import LONG
from project.serving.wire import Wire

MESSAGE_BYTES = 128 * 1024  # from a client; more: closed with 1009
PIECES = 1024  # of one message: they may be empty, and would make no message too large
PING_SECONDS = 15.0  # between pings; also how long a peer may take nothing of what waits for it
PONG_SECONDS = 10.0
CLOSE_SECONDS = 2.0  # from our close frame to the end of the connection
LAST_BYTES = 256 * 1024  # read after it, until the peer's answer; a flood would have us read on until the end
ONLY_FOR_HANDSHAKE = (
    "clean_headers", "http_headers", "http_request_data", "http_request_host",
    "http_request_params", "http_request_path", "http_request_uri", "http_status_line",
    "websocket_extensions", "websocket_extensions_in_use", "websocket_protocols", "_wskey", "_transport_details",
    "http_response_data",
)  # fmt: skip
clock = time.monotonic
OPTIONS = (*WebSocketProtocol.CONFIG_ATTRS_COMMON, *WebSocketProtocol.CONFIG_ATTRS_SERVER)  # of autobahn


class Socket(WebSocketProtocol):
    """One WebSocket connection."""

    client_addr: Any = None  # until the handshake has been read
    path = b""
    asked = False  # the application has been asked whether it accepts
    reading = True

    def connectionMade(self) -> None:
        super().connectionMade()
        self.wire = Wire(self, self.transport)
        self.pinged = self.moved = clock()
        self.taken = 0
        self.last_bytes = 0

    @property
    def opened(self) -> bool:
        return bool(self.state == self.STATE_OPEN)

    # From the peer

    def onConnect(self, request: Any) -> Any:
        self.asked = True
        return super().onConnect(request)

    def onOpen(self) -> None:
        super().onOpen()
        self.forget_handshake()

    def forget_handshake(self) -> None:
        """Let go of what only the handshake needed: a third of what a socket weighs."""
        self.request = SimpleNamespace(path=self.path.decode())  # daphne's onClose() logs it
        self.send_queue = ()  # never used: see sendData()
        kept = {name: value for name, value in self.__dict__.items() if name not in ONLY_FOR_HANDSHAKE}
        self.__dict__ = kept  # a new one, because a dict does not shrink by itself

    def dataReceived(self, data: bytes) -> None:
        if self.asked and self.state == self.STATE_CONNECTING:
            self.wire.abort()  # it speaks before it was accepted: nothing would bound what it says
        elif self.state == self.STATE_CLOSING and self.has_said_enough(len(data)):
            self.transport.pauseProducing()
        else:
            self._dataReceived(data)  # autobahn's dataReceived() first makes up a log line

    def has_said_enough(self, count: int) -> bool:
        """The peer goes on talking after our close frame."""
        self.last_bytes += count
        return self.last_bytes > LAST_BYTES

    def processData(self) -> bool:
        return self.reading and super().processData()

    def onMessageBegin(self, isBinary: bool) -> None:  # noqa: N803 -- autobahn's name
        super().onMessageBegin(isBinary)
        self.pieces = 0

    def onMessageFrameBegin(self, length: int) -> None:
        self.pieces += 1
        super().onMessageFrameBegin(length if self.pieces <= PIECES else MESSAGE_BYTES + 1)

    def onPing(self, payload: bytes) -> None:
        if not self.wire.blocked:  # the answers to somebody who does not read would pile up
            super().onPing(payload)

    def onMessage(self, payload: bytes, isBinary: bool) -> None:  # noqa: N803
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
        elif self.reading and not self.wire.waiting and clock() - self.pinged > PING_SECONDS:
            self.pinged = clock()
            self._sendAutoPing()

    def is_stuck(self) -> bool:
        """A ping would wait behind the rest, so a slow peer is alive as long as it takes something."""
        if self.wire.taken != self.taken or not self.wire.waiting:
            self.moved = clock()
        self.taken = self.wire.taken
        return clock() - self.moved > PING_SECONDS

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
        for name in OPTIONS:  # else autobahn gives each socket a copy of its own
            value = getattr(self, name)
            setattr(Socket, name, staticmethod(value) if callable(value) else value)
