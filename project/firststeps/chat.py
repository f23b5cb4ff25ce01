"""Chat: whoever connects joins a group; what one says goes to all of them."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.generic.websocket import JsonWebsocketConsumer


class Chat(JsonWebsocketConsumer):
    def connect(self) -> None:
        async_to_sync(self.channel_layer.group_add)("chat", self.channel_name)
        self.accept()

    def receive_json(self, content: dict[str, Any]) -> None:
        guest = self.scope["session"].get("guest", {"name": "Somebody"})
        line = {"type": "chat.line", "name": guest["name"], "text": content["text"]}
        async_to_sync(self.channel_layer.group_send)("chat", line)

    def chat_line(self, event: dict[str, Any]) -> None:  # "chat.line" calls this
        self.send_json({"name": event["name"], "text": event["text"]})

    def disconnect(self, code: int) -> None:
        async_to_sync(self.channel_layer.group_discard)("chat", self.channel_name)
