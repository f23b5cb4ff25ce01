"""The baseline: the consumer of the Channels tutorial, which sends what it receives to its group.

Nothing is checked, stored or looked up: a server can hardly do less for a message in this manner.
"""

from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

GROUP = "everybody"


class TextbookConsumer(AsyncJsonWebsocketConsumer):
    async def connect(self) -> None:
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()

    async def receive_json(self, content: dict[str, Any], **kwargs: Any) -> None:
        await self.channel_layer.group_send(GROUP, {"type": "pass.on", "content": content})

    # "pass.on" calls pass_on()
    async def pass_on(self, event: dict[str, Any]) -> None:
        await self.send_json(event["content"])

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(GROUP, self.channel_name)


application = ProtocolTypeRouter({"http": get_asgi_application(), "websocket": TextbookConsumer.as_asgi()})
