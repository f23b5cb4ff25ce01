"""`/live/<slug>/events/`: the room as server-sent events, where WebSockets do not get through (stop 8).

A stream is one more socket of the room's relay: in order or not at all, caught up from the log, counted
among the people, skipped while it is slow, ended when its role is. It only cannot say anything.
"""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from channels.generic.http import AsyncHttpConsumer
from django.db import DatabaseError, InterfaceError

from liveblog.consumers import LiveblogConsumer
from liveblog.event_stream import Stream
from project.realtime import access, drain, links, seats, watch
from project.realtime.answers import refusal_as_dict
from project.realtime.commands import as_refusal
from project.realtime.database import in_thread
from project.realtime.frames import Frame
from project.realtime.limits import address_of
from project.realtime.messages import encode
from project.realtime.models import Room
from project.realtime.origin import may_come
from project.realtime.refusals import HTTP_STATUS, Refused
from project.realtime.relay import Relay, relay_of

PING = 15  # seconds between two comments: whoever is gone is noticed, and no proxy thinks that this is over

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class LiveblogStream(AsyncHttpConsumer):
    """One browser's EventSource."""

    channel_layer_alias = "none"  # as the sockets

    room: Room
    relay: Relay
    stream: Stream | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Over when the browser goes, or when the answer has ended."""
        self.uncount: Callable[[], None] = lambda: None
        self.over = asyncio.Event()

        async def send_on(message: dict[str, Any]) -> None:
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                self.over.set()

        tasks = [asyncio.create_task(work) for work in (super().__call__(scope, receive, send_on), self.over.wait())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._leave()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def dispatch(self, message: dict[str, Any]) -> None:
        """As in `RoomConsumer`: no hop to the process's one thread before each message."""
        await {"http.request": self.http_request, "http.disconnect": self.http_disconnect}[message["type"]](message)

    async def http_request(self, message: dict[str, Any]) -> None:
        """Channels ends the consumer when `handle()` is done; here the answer goes on after that."""
        if not message.get("more_body"):
            await self.handle(b"")

    async def handle(self, body: bytes) -> None:
        try:
            since = self._since()
            self.stream = stream = await self._enter()
        except (Refused, DatabaseError, InterfaceError) as failure:
            await self._refuse(as_refusal(failure))
            return
        self.relay = relay_of(self.room, LiveblogConsumer)
        watch.start()
        await self.send_headers(headers=HEADERS)
        await self.send_body(b"retry: 2000\n\n", more_body=True)
        self._ping(stream)
        try:
            await self.relay.catch_up.join(stream, since)
        except (Room.DoesNotExist, DatabaseError, InterfaceError):
            stream.close(0)  # EventSource comes back by itself
        else:
            self.relay.presence.greet(stream)
            if drain.draining():
                stream.write(Frame.of("reconnect", after=1))

    def _since(self) -> int | None:
        """How far this reader is: what EventSource says when it comes back, or `?after=` at first."""
        if self.scope["method"] != "GET":
            raise Refused("invalid", "A stream is read, by GET.")
        if not may_come(self.scope):
            raise Refused("forbidden", "Only our own pages may read this.")
        given = [value.decode("latin-1") for name, value in self.scope["headers"] if name == b"last-event-id"]
        given += parse_qs(self.scope["query_string"].decode("latin-1")).get("after", [])
        text = given[0] if given else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    async def _enter(self) -> Stream:
        if drain.draining():
            raise Refused("failed", "This process is going away.", retry_after=1)
        entered = await in_thread(access.enter, self.scope, "live")
        if entered is None:
            raise Refused("not_found", "There is no such room.")
        self.room, person, right = entered
        role = right.role(self.room)
        if not links.allows(role, Room.Role.VIEWER):
            raise Refused("forbidden", right.why_closed(self.room))
        address = address_of(self.scope)
        self.uncount = await seats.take_place(person.id, address, has_session=bool(right.session_key))
        return Stream(person, role, right, self.base_send, None)

    async def _refuse(self, refusal: Refused) -> None:
        headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
        if refusal.retry_after:
            headers.append((b"retry-after", str(round(refusal.retry_after)).encode()))
        await self.send_response(HTTP_STATUS[refusal.code], encode(refusal_as_dict(refusal)), headers=headers)

    def _ping(self, stream: Stream) -> None:
        def ping() -> None:
            if not stream.blocked:
                stream.ping()
            self.timer = loop.call_later(PING, ping)

        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(PING, ping)

    def _leave(self) -> None:
        self.uncount()
        if self.stream and hasattr(self, "timer"):
            self.timer.cancel()
            self.relay.sockets.discard(self.stream)
            self.relay.presence.changed()
