"""Chapter 5: one slow query, and everybody in the process waits."""

import asyncio
import time
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.testing import WebsocketCommunicator

from project.realtime.consumers import RoomConsumer

SLOW = 1.0  # seconds


class Echo(AsyncJsonWebsocketConsumer):
    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        if content == "slow":
            await database_sync_to_async(time.sleep)(SLOW)  # a query that takes its time
        await self.send_json(content)


class OwnEcho(Echo):
    """The same, with the dispatch of Roomful's consumers."""

    dispatch = RoomConsumer.dispatch


async def main() -> None:
    for consumer in (Echo, OwnEcho):
        ana, bo = (WebsocketCommunicator(consumer.as_asgi(), "/") for _ in range(2))
        await ana.connect()
        await bo.connect()
        await ana.send_json_to("slow")
        await asyncio.sleep(0.2)
        await bo.send_json_to("quick")
        await bo.receive_json_from(timeout=10)
        first = await ana.receive_nothing()  # her query still runs
        print(f"{consumer.__name__}: Bo", "has an answer at once" if first else "waits for Ana's query")
        await ana.receive_json_from(timeout=10)
        for person in (ana, bo):
            await person.disconnect()
