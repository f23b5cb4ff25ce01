"""What is true: rooms, and the numbered events that happened in them."""

import hashlib
import secrets
from typing import Any

from django.db import models
from django.utils.crypto import get_random_string


def new_key() -> str:
    """An unguessable link: 128 random bits as 22 URL-safe characters."""
    return secrets.token_urlsafe(16)


def new_slug() -> str:
    return get_random_string(10, "abcdefghijkmnpqrstuvwxyz23456789")


class Room(models.Model):
    """One map, one board or one blog."""

    class Kind(models.TextChoices):
        MAP = "map", "map"
        SKETCH = "sketch", "board"
        LIVE = "live", "blog"

    class Role(models.TextChoices):
        OWNER = "owner", "owner"
        EDITOR = "editor", "editor"
        VIEWER = "viewer", "viewer"

    class Mode(models.TextChoices):
        OPEN = "open", "editors change everything"
        ADD = "add", "editors add, and change only what they added"

    kind = models.CharField(max_length=10, choices=Kind)
    slug = models.SlugField(max_length=60, default=new_slug)
    title = models.CharField(max_length=120)
    seq = models.PositiveBigIntegerField(default=0, editable=False)  # of the newest event
    frozen = models.BooleanField(default=False)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.OPEN)
    removed: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        default=dict, blank=True, editable=False
    )  # people who were shown out: person id -> {name, at}; in the room's row, so that each command sees it
    public_role = models.CharField(max_length=10, choices=Role, blank=True)  # of people without a link; "" for nobody
    owner_key = models.CharField(max_length=40, unique=True, default=new_key)
    edit_key = models.CharField(max_length=40, unique=True, default=new_key)
    view_key = models.CharField(max_length=40, unique=True, default=new_key)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_room_per_address")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.slug}"

    def get_absolute_url(self) -> str:
        return f"/{self.kind}/{self.slug}/"


class Event(models.Model):
    """What happened in a room: stored once, never changed, numbered without a gap."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    type = models.CharField(max_length=40)
    op = models.CharField(max_length=64, blank=True)
    op_key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 -- unique, but for the events without an op
    actor = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=60, blank=True)
    data: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["room", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="one_event_per_seq"),
            models.UniqueConstraint(fields=["room", "op_key"], name="one_event_per_op"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}#{self.seq} {self.type}"


class Baseline(models.Model):
    """What a room's log goes on from: the state and the last chat lines, after events that are no longer kept."""

    room = models.OneToOneField(Room, on_delete=models.CASCADE, related_name="baseline")
    seq = models.PositiveBigIntegerField(default=0)
    state: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    chat: "models.JSONField[list[Any], list[Any]]" = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.room_id} from #{self.seq}"


def op_key(namespace: str, op: str) -> str | None:
    """What makes two commands the same one: who sent it, and the sender's own id for it."""
    return hashlib.sha256(f"{namespace}\0{op}".encode()).hexdigest() if op else None
