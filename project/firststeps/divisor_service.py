"""A service over channels, the answering side: whoever can send can ask."""

from math import isqrt
from typing import Any

from asgiref.sync import async_to_sync
from channels.consumer import SyncConsumer


class DivisorService(SyncConsumer):
    def divisor_find(self, message: dict[str, Any]) -> None:
        number = message["number"]
        candidates = range(2, isqrt(number) + 1)
        divisor = next((each for each in candidates if number % each == 0), number)
        answer = {"type": "divisor.found", "number": number, "divisor": divisor}
        async_to_sync(self.channel_layer.send)(message["reply_channel"], answer)
