"""An offloaded thumbnail, the worker's side: it listens to a name, and answers."""

from io import BytesIO
from typing import Any

from asgiref.sync import async_to_sync
from channels.consumer import SyncConsumer
from PIL import Image


class ThumbnailWorker(SyncConsumer):
    """`manage.py runworker first-steps.thumbnail`; in memory, in this process."""

    def thumbnail_make(self, message: dict[str, Any]) -> None:
        picture = Image.open(BytesIO(message["picture"]), formats=["JPEG", "PNG"])
        picture.thumbnail((160, 160))
        small = BytesIO()
        picture.convert("RGB").save(small, "JPEG")
        answer = {"type": "thumbnail.made", "picture": small.getvalue()}
        async_to_sync(self.channel_layer.send)(message["reply_channel"], answer)
