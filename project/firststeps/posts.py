"""Live posts, the reading side: a socket that only listens to its group."""

from typing import Any

from channels.generic.websocket import JsonWebsocketConsumer


class LivePosts(JsonWebsocketConsumer):
    groups = ["posts"]

    def post_saved(self, event: dict[str, Any]) -> None:  # "post.saved" calls this
        self.send_json({"id": event["id"], "text": event["text"]})
