"""The first map, on the server."""

from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer


class FirstMap(AsyncJsonWebsocketConsumer):
    async def connect(self) -> None:
        await self.channel_layer.group_add("map", self.channel_name)
        await self.accept()

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        await self.channel_layer.group_send("map", {"type": "marker.moved", "marker": content})

    # "marker.moved" calls marker_moved()
    async def marker_moved(self, message: dict[str, Any]) -> None:
        await self.send_json(message["marker"])

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("map", self.channel_name)
