"""daphne, with flow control and a graceful drain: what `python -m project.server` and `manage.py runserver` run."""

# isort: off
import daphne.server  # first: it puts Twisted's reactor on an asyncio loop

# isort: on
import argparse
import asyncio
import errno
import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from daphne.endpoints import build_endpoint_description_strings
from daphne.server import reactor
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import serverFromString
from twisted.logger import LogLevel, eventAsText, globalLogBeginner

from project.serving import shutdown
from project.serving.forwarded import believe_proxy
from project.serving.inbox import Inbox
from project.serving.requests import Request, RequestFactory
from project.serving.websocket import Socket, SocketFactory

logger = logging.getLogger(__name__)


class Server(daphne.server.Server):
    """One process's server: requests and sockets on one loop."""

    def __init__(
        self,
        application: Callable[..., Any],
        endpoints: list[str],
        signal_handlers: bool = True,
        action_logger: Callable[..., None] | None = None,
        behind_proxy: bool = False,
        on_ready: Callable[[int], None] | None = None,
        **_: Any,  # daphne's runserver names limits of its own; ours hold everywhere
    ) -> None:
        super().__init__(
            application,
            endpoints,
            signal_handlers,
            action_logger,
            websocket_timeout=-1,  # else each socket is closed daily
            websocket_handshake_timeout=20,  # seconds until the application accepts
            server_name="",
        )
        self.behind_proxy = behind_proxy
        self.on_ready = on_ready
        self.loop: asyncio.AbstractEventLoop = reactor._asyncioEventloop
        self.ports: list[Any] = []

    def run(self) -> None:
        """Serve until a signal: daphne's run(), with our factories."""
        self.connections: dict[Any, dict[str, Any]] = {}
        self.http_factory = RequestFactory(self)
        self.ws_factory = SocketFactory(self)
        globalLogBeginner.beginLoggingTo([log_failure], redirectStandardIO=False)  # type: ignore[list-item]
        asyncio.set_event_loop(self.loop)
        for endpoint in self.endpoints:
            listening = serverFromString(reactor, endpoint).listen(self.http_factory)
            listening.addCallbacks(self.ports.append, self.listen_error)
        if self.abort_start:
            sys.exit(1)
        reactor.callLater(1, self.application_checker)
        reactor.callLater(2, self.timeout_checker)
        reactor.addSystemEventTrigger("before", "shutdown", self.kill_all_applications)
        if self.signal_handlers:
            shutdown.on_signals(self.loop)
        if self.on_ready:
            self.on_ready(self.ports[0].getHost().port)
        reactor.run(installSignalHandlers=False)

    def listen_error(self, failure: Any) -> None:
        """Say in one line why the server does not start, and what to do about it."""
        problem = getattr(failure.value, "socketError", failure.value)
        if getattr(problem, "errno", None) == errno.EADDRINUSE:
            port = failure.value.port
            hint = f"Choose another, for example PORT={port + 1} make run (or manage.py runserver {port + 1})."
            print(f"Port {port} is already in use. {hint}", file=sys.stderr)
        else:
            print(f"The server cannot listen: {failure.getErrorMessage()}", file=sys.stderr)
        self.stop()

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Inbox:
        """Start the application for one request or socket."""
        scope["asgi"] = {"version": "3.0"}
        if self.behind_proxy:
            believe_proxy(scope)
            protocol.client_addr = scope["client"]
        if isinstance(protocol, Socket):
            scope["extensions"] = {"roomful.wire": protocol.wire}
        inbox = Inbox(protocol.read_on if isinstance(protocol, Socket) else None)
        application = self.application(scope=scope, receive=inbox.get, send=partial(self.handle_reply, protocol))
        self.connections[protocol]["application_instance"] = asyncio.ensure_future(application, loop=self.loop)
        return inbox

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """What the application sends; it waits while the peer is slow."""
        match message["type"]:
            case "websocket.send":
                await protocol.wire.free()
            case "http.response.body":
                await protocol.flow.free()
        await super().handle_reply(protocol, message)

    def protocol_disconnected(self, protocol: Any) -> None:
        super().protocol_disconnected(protocol)
        if isinstance(protocol, Request):
            protocol.over()

    def kill_all_applications(self) -> "Deferred[None]":
        """Twisted waits for this before it stops."""
        ending = Deferred.fromFuture(asyncio.ensure_future(shutdown.shut_down(self), loop=self.loop))
        return ending.addErrback(lambda failure: logger.error("The drain failed: %s", failure.getTraceback()))


def log_failure(event: dict[str, Any]) -> None:
    """Of what Twisted and autobahn log, only what they did not foresee."""
    if event["log_level"] is LogLevel.critical:
        logger.error("%s", eventAsText(event, includeTimestamp=False, includeSystem=False))


def main() -> None:
    """Serve the project on HOST and PORT."""
    parser = argparse.ArgumentParser(prog="python -m project.server", description="Serve Roomful.")
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
    options = parser.parse_args()

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    import django
    from django.conf import settings
    from django.utils.module_loading import import_string

    django.setup()
    name = "localhost" if options.host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else options.host
    Server(
        import_string(settings.ASGI_APPLICATION),
        build_endpoint_description_strings(host=options.host, port=options.port),
        behind_proxy=settings.BEHIND_PROXY,
        on_ready=lambda port: print(f"Roomful is at http://{name}:{port}/", flush=True),
    ).run()


if __name__ == "__main__":
    main()
