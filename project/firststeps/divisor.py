"""A service over channels, the asking side: the question says where to answer."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.generic.websocket import JsonWebsocketConsumer


class AskForDivisor(JsonWebsocketConsumer):
    def receive_json(self, content: dict[str, Any]) -> None:
        question = {
            "type": "divisor.find",
            "number": content["number"],
            "reply_channel": self.channel_name,
        }
        async_to_sync(self.channel_layer.send)("first-steps.divisor", question)

    def divisor_found(self, event: dict[str, Any]) -> None:  # "divisor.found" calls this
        self.send_json({"number": event["number"], "divisor": event["divisor"]})
