"""An offloaded thumbnail, the socket's side: hand the work on, and be free."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.generic.websocket import WebsocketConsumer


class Thumbnail(WebsocketConsumer):
    def receive(self, bytes_data: bytes) -> None:
        job = {
            "type": "thumbnail.make",
            "picture": bytes_data,
            "reply_channel": self.channel_name,
        }
        async_to_sync(self.channel_layer.send)("first-steps.thumbnail", job)
        self.send("The worker has it.")

    def thumbnail_made(self, event: dict[str, Any]) -> None:  # "thumbnail.made" calls this
        self.send(bytes_data=event["picture"])
