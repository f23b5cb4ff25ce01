"""Exercise 1: the first map, but whoever moves a marker is not told of it."""

from typing import Any

from docs.tutorial.first_map.consumer import FirstMap


class ToTheOthers(FirstMap):
    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        message = {"type": "marker.moved", "marker": content, "sender": self.channel_name}
        await self.channel_layer.group_send("map", message)

    async def marker_moved(self, message: dict[str, Any]) -> None:
        if message["sender"] != self.channel_name:
            await super().marker_moved(message)
