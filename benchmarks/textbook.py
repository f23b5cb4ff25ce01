"""The baselines, on the project's own server: what one would write first with Channels.

`/draw/` and `/posts/` lead to synchronous consumers of the first steps (`project/firststeps/`). All other paths lead
to the same in the faster, asynchronous form of Channels' tutorial, with a group for each path.
Neither checks, stores or looks up anything: a server can hardly do less for a message in this manner.
"""

from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path, re_path

from project.firststeps.posts import LivePosts
from project.firststeps.textbook_draw import TextbookDraw


class TextbookConsumer(AsyncJsonWebsocketConsumer):
    async def connect(self) -> None:
        self.group = group_of(self.scope["path"])
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def receive_json(self, content: dict[str, Any], **kwargs: Any) -> None:
        await self.channel_layer.group_send(self.group, {"type": "pass.on", "content": content})

    # "pass.on" calls pass_on()
    async def pass_on(self, event: dict[str, Any]) -> None:
        await self.send_json(event["content"])

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(self.group, self.channel_name)


def group_of(path: str) -> str:
    return "room" + path.replace("/", ".")


sockets = URLRouter(
    [
        path("draw/", TextbookDraw.as_asgi()),
        path("posts/", LivePosts.as_asgi()),
        re_path(r"", TextbookConsumer.as_asgi()),
    ]
)
application = ProtocolTypeRouter({"http": get_asgi_application(), "websocket": sockets})
