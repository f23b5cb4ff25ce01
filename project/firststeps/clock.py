"""Server-sent events: an answer over HTTP that goes on and on."""

import asyncio

from channels.generic.http import AsyncHttpConsumer
from django.utils import timezone

STREAM = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]


class Clock(AsyncHttpConsumer):
    async def handle(self, body: bytes) -> None:
        await self.send_headers(headers=STREAM)
        while True:
            event = f"data: {timezone.now():%H:%M:%S}\n\n"
            await self.send_body(event.encode(), more_body=True)
            await asyncio.sleep(1)
