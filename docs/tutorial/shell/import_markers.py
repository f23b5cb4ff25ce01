"""Chapter 5: somebody drops a file with 300 markers onto the first map."""

from typing import Any

from channels.layers import InMemoryChannelLayer, channel_layers
from channels.testing import WebsocketCommunicator

from docs.tutorial.first_map.consumer import FirstMap


class MapWithImport(FirstMap):
    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        for marker in content:
            await super().receive_json(marker)


async def main() -> None:
    channel_layers.set("default", InMemoryChannelLayer())  # as Channels makes it: 100 messages in a channel
    ana = WebsocketCommunicator(MapWithImport.as_asgi(), "/ws/")
    await ana.connect()
    await ana.send_json_to([{"id": number, "lat": 52, "lng": number / 10} for number in range(1, 301)])
    seen = []
    while not await ana.receive_nothing(timeout=1):
        seen.append((await ana.receive_json_from())["id"])
    print(f"Ana sent 300 markers. Her own map shows {len(seen)} of them: {seen[0]} to {seen[-1]}.")
    await ana.disconnect()
