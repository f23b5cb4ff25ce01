"""The guard around the examples' sockets: what would hurt them, or the rooms beside them, never reaches a consumer.

A textbook's consumer believes what it is sent, raises at what it does not understand, makes everybody
wait for the slowest, and tells all of them as often as anybody likes. Here the guard sees to that.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from channels.routing import URLRouter
from django.conf import settings
from django.urls import Resolver404, URLPattern, path

from project.firststeps.around.terms import TERMS, Message, Terms
from project.realtime import worker
from project.realtime.identity import person_of
from project.realtime.limits import FLOOD, TokenBucket, address_of, open_sockets
from project.realtime.messages import encode
from project.realtime.refusals import Refused
from project.realtime.sockets import Queued

SOCKETS = 400  # of all examples, in this process
SOCKETS_PER_EXAMPLE = 150
SOCKETS_PER_VISITOR = 40  # a page opens ten
EFFORT = 1500  # per second in this process: one for each message, or for each who hears it; more for hard work
FRAME_CHARACTERS = 1000  # of a text frame; the terms say more

logger = logging.getLogger(__name__)

App = Callable[[Any, Any, Any], Awaitable[Any]]
Send = Callable[[Message], Awaitable[None]]

strength = TokenBucket(EFFORT, 2 * EFFORT)  # sync consumers share one thread, also with the rooms' handshakes


def guarded_sockets(routes: list[URLPattern], *, under: str) -> URLPattern:
    """These routes under this part of a path, behind the guard."""
    application: Any = GuardedSockets(URLRouter(routes))
    route: URLPattern = path(under, application)
    return route


class GuardedSockets:
    """ASGI middleware around the examples' routes."""

    _path_routing = True  # has the router outside of it cut off its part of the path, as for a router

    def __init__(self, application: App) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        example = scope["path_remaining"]
        if example not in TERMS:
            raise Resolver404(f"There is no example at {example}.")
        worker.start_in_process()  # some examples leave their work to it
        visit = Visit(scope, receive, send, TERMS[example])
        try:
            uncount = open_sockets.open(*places_of(scope, example))
        except Refused as refusal:
            return await visit.turn_away(refusal)
        try:
            await self.application(scope, visit.receive, visit.send)
        except Exception as failure:  # noqa: BLE001 -- the layer is gone, or the example has a mistake
            logger.warning("first steps, %s: %s: %s", example, type(failure).__name__, failure)
            visit.close(1011)
        finally:
            uncount()


def places_of(scope: dict[str, Any], example: str) -> list[tuple[str, int]]:
    """The limits that a new socket counts under. The session has been read by now: the user came out of it."""
    person = person_of(scope["session"], scope["user"])
    visitor = person.id if person else address_of(scope)
    return [
        ("process", settings.SOCKETS_PER_PROCESS),
        ("first-steps", SOCKETS),
        (f"first-steps/{example}", SOCKETS_PER_EXAMPLE),
        (f"first-steps of {visitor}", SOCKETS_PER_VISITOR),
    ]


class Visit:
    """One open socket: what comes in is looked at, what goes out never makes the consumer wait."""

    def __init__(self, scope: dict[str, Any], receive: Any, send: Send, terms: Terms) -> None:
        self.terms = terms
        self.place = f"first-steps/{scope['path_remaining']}"
        self._wire = scope.get("extensions", {}).get("roomful.wire")
        self._receive = receive
        self._send = send
        self._out = Queued(send)
        self._bucket = TokenBucket(terms.per_second, 3 * terms.per_second + 2)
        self._flood = TokenBucket(FLOOD * terms.per_second, 2 * FLOOD * terms.per_second)
        self._told = TokenBucket(1, 1)
        self._closed = False

    async def receive(self) -> Message:
        """The next message that the consumer may see."""
        while True:
            message: Message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            if not self._closed and (admitted := self._admitted(message)):
                return admitted

    def _admitted(self, message: Message) -> Message | None:
        if self._flood.take():
            self.close(4429)
            return None
        try:
            effort = open_sockets.count(self.place) if self.terms.everybody else self.terms.effort
            if self._bucket.take() or strength.take(effort):
                raise Refused("rate_limited", "A little slower, please: the examples are kept small.")
            if len(message.get("text") or "") > FRAME_CHARACTERS:
                raise Refused("too_large", f"A message may have {FRAME_CHARACTERS} characters here.")
            return self.terms.admit(message)
        except Refused as refusal:
            if not self._told.take():  # the answer to a flood is no flood itself
                self._out.put(as_frame(refusal))
            return None

    async def send(self, message: Message) -> None:
        """Sync consumers share one thread: whoever made it wait would make all of them wait."""
        if not self._closed:
            self._out.put(message)
            if self._out.blocked:
                self.close(4408)

    def close(self, code: int) -> None:
        """After what waits, unless that is what the client does not take."""
        self._closed = True
        if self._wire and self._out.blocked:
            self._wire.close(code)
        else:
            self._out.close(code)

    async def turn_away(self, refusal: Refused) -> None:
        """Say why, with a code that the browser sees: that needs an open socket."""
        for message in ({"type": "websocket.accept"}, as_frame(refusal), {"type": "websocket.close", "code": 4429}):
            await self._send(message)
        while (await self._receive())["type"] != "websocket.disconnect":
            pass


def as_frame(refusal: Refused) -> Message:
    return {"type": "websocket.send", "text": encode({"error": refusal.detail}).decode()}
