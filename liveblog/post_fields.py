"""What a post consists of: what is written into it, and what it keeps up to date itself."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone

from project.realtime.models import Room

HEADLINE, BODY, QUOTE, SOURCE, LINK, ALT = 160, 10_000, 2000, 200, 500, 300  # characters
IMAGES = 10  # of one post
EMOJIS = ("👍", "❤️", "👏", "😂", "😮", "😢")


class PostFields(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        SCHEDULED = "scheduled", "scheduled"
        PUBLIC = "public", "public"
        HIDDEN = "hidden", "hidden"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # made by the client
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="posts", verbose_name="blog")
    status = models.CharField(max_length=10, choices=Status, default=Status.PUBLIC)
    publish_at = models.DateTimeField(null=True, blank=True, help_text="When a scheduled post goes out.")
    headline = models.CharField(max_length=HEADLINE, blank=True)
    body = models.TextField(max_length=BODY, blank=True, help_text="Markdown")
    quote_text = models.TextField("quote", max_length=QUOTE, blank=True)
    quote_source = models.CharField("who said it", max_length=SOURCE, blank=True)
    link_url = models.CharField("link", max_length=LINK, blank=True, validators=[URLValidator(["http", "https"])])
    link_title = models.CharField(max_length=SOURCE, blank=True)
    key = models.BooleanField("key event", default=False)
    pinned = models.BooleanField(default=False)
    author = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=40, blank=True, editable=False)  # the author's person id
    removed_at = models.DateTimeField(null=True, editable=False)  # deleted, but it can be brought back

    # What the post itself keeps up to date (telling.py), whatever it was saved with
    shown: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(
        null=True, editable=False
    )  # the public serialisation, as readers were last told; null: there is nothing for them to see
    html = models.TextField(editable=False, blank=True)
    gallery: "models.JSONField[list[list[str]], list[list[str]]]" = models.JSONField(default=list, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)  # of the content
    published_at = models.DateTimeField(null=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)  # while readers could see it
    retracted_at = models.DateTimeField(null=True, editable=False)  # until it is shown again
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.CharField(max_length=60, blank=True, editable=False)
    ops: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list, editable=False)  # the last ones

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.headline or self.body[:60] or self.quote_text[:60] or str(self.id)

    def clean(self) -> None:
        if self.status == self.Status.SCHEDULED and not self.publish_at:
            raise ValidationError({"publish_at": "Say when it goes out."})
        if self.quote_source and not self.quote_text:
            raise ValidationError({"quote_text": "Who said it is there, but not what."})
