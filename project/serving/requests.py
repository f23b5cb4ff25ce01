"""daphne's HTTP requests: they arrive in time and in size, and their answers wait for slow readers."""

from typing import Any

from daphne.http_protocol import HTTPFactory, WebRequest
from twisted.web.http import HTTPChannel

from project.realtime import drain
from project.serving.headers import PARTS, of_every_answer, of_every_part
from project.serving.wire import Flow

BODY_BYTES = 8 * 1024 * 1024
REQUEST_SECONDS = 60  # from its first line to its last byte; also how long an idle connection is kept


class Request(WebRequest):
    """One HTTP request, from its first line to the end of its answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Twisted would parse forms, all of it in memory and before anybody else is served; Django does that itself.
        super().__init__(*args, parsePOSTFormSubmission=False, **kwargs)
        self.flow = Flow()
        self.body_bytes = 0
        self.done = self.server.loop.create_future()
        drain.track(self.done)

    def handleContentChunk(self, data: bytes) -> None:
        self.body_bytes += len(data)
        if self.body_bytes <= BODY_BYTES:  # the rest is read, so that the answer is heard, but not kept
            super().handleContentChunk(data)

    def process(self) -> Any:
        """The request has arrived: to the application, unless it is too large or too late."""
        if drain.draining():
            self.channel.persistent = False
            self.setHeader(b"connection", b"close")
            if self.requestHeaders.hasHeader(b"upgrade"):
                return self.basic_error(503, b"Service Unavailable", "This process is going away.")
        if self.body_bytes > BODY_BYTES:
            return self.basic_error(413, b"Content Too Large", f"At most {BODY_BYTES} bytes, please.")
        self.requestHeaders.removeHeader(b"daphne-root-path")  # only a proxy may say where the site begins
        if not all(names.isascii() for names in self.requestHeaders.getRawHeaders(b"sec-websocket-protocol", [])):
            return self.basic_error(400, b"Bad Request", "A subprotocol's name has ASCII letters only.")
        return super().process()

    def handle_reply(self, message: dict[str, Any]) -> None:
        starts = message["type"] == "http.response.start" and not (self.finished or self._disconnected)
        if starts and not self.producer:
            self.registerProducer(self.flow, True)
        super().handle_reply(message)
        if starts:
            content_type = self.responseHeaders.getRawHeaders(b"content-type", [b""])[0]
            for name, value in (of_every_part() if content_type.startswith(PARTS) else of_every_answer()).items():
                if not self.responseHeaders.hasHeader(name):
                    self.setHeader(name, value)

    def finish(self) -> None:
        if self.producer:
            self.unregisterProducer()
        super().finish()

    def connectionLost(self, reason: Any) -> None:
        self.flow.stopProducing()
        super().connectionLost(reason)

    def over(self) -> None:
        """Answered, given up, or turned into a WebSocket: the drain need not wait for it."""
        if not self.done.done():
            self.done.set_result(None)


class Channel(HTTPChannel):
    """One connection, with its requests one after the other."""

    def resetTimeout(self) -> None:
        """A byte now and then does not win a slow request more time."""

    def lineReceived(self, line: bytes) -> None:
        if not self.requests:
            super().resetTimeout()  # type: ignore[no-untyped-call]  # its first line
        super().lineReceived(line)  # type: ignore[no-untyped-call]


class RequestFactory(HTTPFactory):
    """Makes the connections."""

    protocol = Channel

    def __init__(self, server: Any) -> None:
        super().__init__(server)
        self.timeOut = REQUEST_SECONDS

    def buildProtocol(self, addr: Any) -> Any:
        channel = super().buildProtocol(addr)
        channel.requestFactory = Request
        return channel
