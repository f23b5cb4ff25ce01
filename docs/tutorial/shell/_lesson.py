"""What the scripts of chapters 1 and 6 to 8 begin with: a map that anybody may edit, with one marker in Utrecht."""

from typing import Any
from uuid import UUID

from mapmarkers import services
from project.realtime.identity import Author
from project.realtime.models import Room

TITLE = "The lesson's map"
ANA = Author(id="ana", name="Ana")
MARKER = UUID("00000000-0000-4000-8000-000000000001")


def new_map() -> Room:
    """At seq 1: the marker has been added."""
    Room.objects.filter(title=TITLE).delete()  # an earlier script's
    room = Room.objects.create(kind=Room.Kind.MAP, title=TITLE, public_role=Room.Role.EDITOR)
    services.marker_add(room, by=ANA, id=MARKER, lat=52.09, lng=5.12, title="Utrecht")
    room.refresh_from_db()
    return room


def move(room: Room, lng: float, op: str = "") -> Any:
    return services.marker_move(room, by=ANA, op=op, id=MARKER, lat=52.09, lng=lng)
