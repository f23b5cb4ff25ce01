"""Items over REST: `/api/sketches/<slug>/items/`. Changes go through the services, like those of a socket."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from project.api.things import RoomThings
from sketch import messages
from sketch.board import top_of
from sketch.consumers import SketchConsumer
from sketch.models import Item
from sketch.serializers import ItemSerializer


class ItemViewSet(RoomThings[Item]):
    """The items of one board."""

    kind = "sketch"
    queryset = Item.objects.filter(removed_at=None)
    serializer_class = ItemSerializer
    services = SketchConsumer.services
    adds = messages.ItemAdd
    changes = (messages.ItemEdit,)
    removes = messages.ItemRemove
    ordering_fields = ("z", "id", "kind", "who")

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Draw one, in front of all others unless it has a `z`. Its `id` may be left out, or made by you (UUID)."""
        if isinstance(request.data, dict):
            request.data.setdefault("z", top_of(self.room) + 1)
        return super().create(request, **kwargs)
