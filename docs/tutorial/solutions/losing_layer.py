"""Exercise 3: a channel layer that loses every third message to a group, so that one can see who minds."""

from itertools import count
from typing import Any

from channels.layers import InMemoryChannelLayer


class LosingLayer(InMemoryChannelLayer):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sent = count(1)

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        if next(self.sent) % 3:
            await super().group_send(group, message)
