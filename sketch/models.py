"""What is on a board: items, as they are after the room's last event."""

import uuid

from django.db import models

from project.realtime.models import Room

NAMES = ("pen", "highlighter", "line", "arrow", "rectangle", "ellipse", "text", "note", "image")


class Item(models.Model):
    """Something drawn. Only the services change it; one that was removed stays, so that it can be put back.

    One unit is one CSS pixel at 100 %; y goes down.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # made by the client
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=12, choices=[(name, name) for name in NAMES])
    x = models.FloatField()  # units: the top left corner of its box, before it is turned
    y = models.FloatField()
    w = models.FloatField(default=0)
    h = models.FloatField(default=0)
    r = models.FloatField(default=0)  # radians, clockwise, about the middle of the box
    z = models.FloatField(default=0)  # what lies on top: the greater z, then the greater id
    color = models.CharField(max_length=10, default="ink")
    fill = models.CharField(max_length=10, blank=True)
    size = models.FloatField(default=4)  # units: the width of its line; of text and notes the height of the type
    opacity = models.FloatField(default=1)
    dash = models.CharField(max_length=10, blank=True)
    points = models.TextField(blank=True)  # an encoded polyline (strokes.py)
    step = models.FloatField(default=1)  # units per step of the points
    text = models.TextField(max_length=5000, blank=True)
    image = models.UUIDField(null=True, blank=True)  # an uploaded picture
    by = models.CharField(max_length=40, blank=True)  # who drew it first
    who = models.CharField(max_length=60, blank=True)  # their name at that time
    removed_at = models.PositiveBigIntegerField(null=True, editable=False)  # the seq of the event that removed it
    weight = models.PositiveIntegerField(default=0, editable=False)  # bytes of its points and its text

    class Meta:
        ordering = ["z", "id"]
        indexes = [
            models.Index(fields=["room", "weight"], condition=models.Q(removed_at=None), name="items_on_board"),
            models.Index(fields=["room", "removed_at"], name="items_removed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} “{self.text.strip().splitlines()[0][:40]}”" if self.text.strip() else self.kind
