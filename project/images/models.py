"""Pictures that people uploaded: what is known of each, and how far the worker has come with it."""

import secrets
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from project.realtime.models import Room


def new_name() -> str:
    """An unguessable file name: 128 random bits."""
    return secrets.token_hex(16)


class Image(models.Model):
    """One picture of a room. Only `services.py` changes it; its files are at `place` once it is ready."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # may be made by the client
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="images")
    width = models.PositiveIntegerField()  # pixels, as people see it: after the camera's rotation
    height = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()  # of the upload; then of the files that were made of it
    place = models.CharField(max_length=32, unique=True, default=new_name)  # folder of its public files
    sizes: "models.JSONField[list[list[int]], list[list[int]]]" = models.JSONField(default=list)  # [width, height]
    by = models.CharField(max_length=40, blank=True)  # who uploaded it
    who = models.CharField(max_length=60, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    # The worker's work
    upload = models.CharField(
        max_length=32, blank=True, default=new_name
    )  # the file as it was sent; "" once it is gone
    ready = models.BooleanField(default=False)
    failed = models.CharField(max_length=200, blank=True)  # why it will never be ready
    claimed = models.DateTimeField(null=True)  # when a worker began
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["created"], condition=models.Q(ready=False, failed=""), name="images_to_make"),
        ]

    def __str__(self) -> str:
        return f"{self.id} ({self.width} by {self.height})"

    def as_dict(self) -> dict[str, Any]:
        """As the pages get it: `url` is the largest of `sizes`, null until it is ready."""
        sizes = [{"url": self._url(width), "width": width, "height": height} for width, height in self.sizes]
        return {
            "id": str(self.id),
            "width": self.width,
            "height": self.height,
            "url": sizes[-1]["url"] if sizes else None,
            "sizes": sizes,
            "ready": self.ready,
            "failed": self.failed,
        }

    def files(self) -> list[Path]:
        """What there is of it on the disk (where: files.py)."""
        public = Path(settings.MEDIA_ROOT) / "images" / self.place
        candidates = [Path(settings.UPLOAD_ROOT) / (self.upload or "."), *sorted(public.glob("*.webp"))]
        return [path for path in candidates if path.is_file()]

    def _url(self, width: int) -> str:
        return f"{settings.MEDIA_URL}images/{self.place}/{width}.webp"
