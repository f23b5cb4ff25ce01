"""Exercise 2: the first map, for as many rooms as there are addresses."""

from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.urls import path


class ManyMaps(AsyncJsonWebsocketConsumer):
    async def connect(self) -> None:
        self.group = f"map.{self.scope['url_route']['kwargs']['slug']}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        await self.channel_layer.group_send(self.group, {"type": "marker.moved", "marker": content})

    async def marker_moved(self, message: dict[str, Any]) -> None:
        await self.send_json(message["marker"])

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(self.group, self.channel_name)


websocket_urlpatterns = [path("ws/<slug:slug>/", ManyMaps.as_asgi())]
