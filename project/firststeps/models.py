"""Live posts, the writing side: saving one, by whatever way, tells the readers."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import models


class Post(models.Model):
    text = models.CharField(max_length=140)

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        event = {"type": "post.saved", "id": self.pk, "text": self.text}
        async_to_sync(get_channel_layer().group_send)("posts", event)
