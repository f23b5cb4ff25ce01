"""The map's sockets (stop 4): which service does which command."""

from uuid import UUID

from mapmarkers import batches, messages, services
from project.realtime.consumers import RoomConsumer
from project.realtime.services import CORE_SERVICES


class MapConsumer(RoomConsumer):
    kind = "map"
    decoder = messages.decoder
    state_of = services.state_of
    services = {
        **CORE_SERVICES,
        messages.MarkerAdd: services.marker_add,
        messages.MarkerMove: services.marker_move,
        messages.MarkerEdit: services.marker_edit,
        messages.MarkerRemove: services.marker_remove,
        messages.MarkerLock: services.marker_lock,
        messages.MarkersChange: batches.markers_change,
    }

    def released(self, subject: str | None) -> messages.MarkerRelease:
        return messages.MarkerRelease(id=UUID(subject))
