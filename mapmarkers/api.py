"""Markers over REST: `/api/maps/<slug>/markers/`. What is done here goes through the same services as on a socket."""

from collections.abc import Iterable

from mapmarkers import messages
from mapmarkers.bounding_box import BoundingBox
from mapmarkers.consumers import MapConsumer
from mapmarkers.models import Marker
from mapmarkers.serializers import MarkerSerializer
from project.api.filters import Ordering
from project.api.things import RoomThings
from project.realtime.messages import Command


class MarkerViewSet(RoomThings[Marker]):
    """The markers of one map."""

    kind = "map"
    queryset = Marker.objects.all()
    serializer_class = MarkerSerializer
    services = MapConsumer.services
    adds = messages.MarkerAdd
    changes = (messages.MarkerMove, messages.MarkerEdit, messages.MarkerLock)
    removes = messages.MarkerRemove
    filter_backends = [BoundingBox, Ordering]
    ordering_fields = ("id", "title", "lat", "lng")

    def in_order(self, asked: list[Command]) -> Iterable[Command]:
        """A marker is unlocked before, and locked after, all else."""
        return sorted(asked, key=lambda command: getattr(command, "locked", None) is not False)
