"""What is on a map: markers, as they are after the room's last event."""

import uuid

from django.db import models

from project.realtime.models import Room


class Marker(models.Model):
    """A place on a map. Only `services.py` changes it, so that each change is an event too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # made by the client
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="markers")
    lat = models.FloatField()  # degrees, -90 to 90
    lng = models.FloatField()  # degrees, -180 to 180
    title = models.CharField(max_length=120, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    color = models.CharField(max_length=10, blank=True)
    icon = models.CharField(max_length=30, blank=True)
    locked = models.BooleanField(default=False)
    added_by = models.CharField(max_length=40, blank=True, editable=False)  # the id of the person

    # Where that is, as the `places` service found it; blank where it found nothing
    country = models.CharField(max_length=60, blank=True)
    town = models.CharField(max_length=100, blank=True)
    km = models.FloatField(null=True, blank=True)  # to the town's centre
    placed = models.BooleanField(default=False, editable=False)  # the service has answered for this very position

    class Meta:
        indexes = [models.Index(fields=["room", "id"], condition=models.Q(placed=False), name="markers_to_place")]

    def __str__(self) -> str:
        return self.title or f"{self.lat:.4f}, {self.lng:.4f}"
