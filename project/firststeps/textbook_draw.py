"""The textbook's drawing board: each point goes to the group, and so to everybody."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.generic.websocket import JsonWebsocketConsumer


class TextbookDraw(JsonWebsocketConsumer):
    groups = ["draw"]  # joined when the socket opens, left when it closes

    def receive_json(self, content: dict[str, Any]) -> None:
        point = {"type": "draw.point", "x": content["x"], "y": content["y"]}
        async_to_sync(self.channel_layer.group_send)("draw", point)

    def draw_point(self, event: dict[str, Any]) -> None:  # "draw.point" calls this
        self.send_json({"x": event["x"], "y": event["y"]})
