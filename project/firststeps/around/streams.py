"""The guard around the examples that answer over HTTP: an answer that never ends by itself ends here."""

import asyncio
from contextlib import suppress
from typing import Any

from channels.auth import AuthMiddlewareStack
from django.urls import URLPattern, path

from project.firststeps.around.sockets import App, Send, places_of
from project.firststeps.around.terms import Message
from project.realtime import drain
from project.realtime.limits import open_sockets
from project.realtime.origin import may_come
from project.realtime.refusals import HTTP_STATUS, Refused

LONGEST = 300.0  # seconds; an EventSource then comes back by itself
LOOK = 1.0  # seconds between two looks at whether the process is going away


def guarded_streams(routes: list[URLPattern], *, under: str) -> list[URLPattern]:
    """The same routes under this part of a path, each behind the session and the guard."""
    return [
        path(f"{under}{route.pattern}", AuthMiddlewareStack(GuardedStream(route.callback)))  # (an ASGI application)
        for route in routes
    ]


class GuardedStream:
    """ASGI middleware around one example."""

    def __init__(self, application: App) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        try:
            if not may_come(scope):
                raise Refused("forbidden", "Only our own pages may read this.")
            uncount = open_sockets.open(*places_of(scope, scope["path"]))
        except Refused as refusal:
            return await refuse(refusal, send)
        try:
            await Answer(receive, send).run(self.application, scope)
        finally:
            uncount()


class Answer:
    """One answer: over when its application, its reader, the process or its time is."""

    def __init__(self, receive: Any, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._begun = self._ended = False
        self._heard = False

    async def run(self, application: App, scope: dict[str, Any]) -> None:
        while (await self._receive()).get("more_body"):
            pass  # no example reads a body
        work = asyncio.ensure_future(application(scope, self.receive, self.send))
        gone = asyncio.ensure_future(self._receive())  # nothing but the end comes now
        try:
            for _ in range(int(LONGEST / LOOK)):
                await asyncio.wait([work, gone], timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
                if work.done() or gone.done() or drain.draining():
                    break
        finally:
            gone.cancel()
            cancelled = work.cancel()
        with suppress(asyncio.CancelledError):
            await work
        if cancelled and self._begun and not self._ended:
            await self._send({"type": "http.response.body", "body": b""})

    async def receive(self) -> Message:
        if self._heard:
            await asyncio.Future()  # until it is cancelled
        self._heard = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, message: Message) -> None:
        self._begun = True
        self._ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self._send(message)


async def refuse(refusal: Refused, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": HTTP_STATUS[refusal.code], "headers": headers})
    await send({"type": "http.response.body", "body": refusal.detail.encode()})
