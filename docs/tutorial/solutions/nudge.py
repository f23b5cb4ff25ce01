"""Exercise 5: a command of one's own, `marker.nudge`: some steps to the north and the east."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from mapmarkers import messages, services
from mapmarkers.consumers import MapConsumer
from project.realtime import events
from project.realtime.events import Receipt
from project.realtime.identity import Author
from project.realtime.messages import Command
from project.realtime.models import Room
from project.realtime.refusals import Refused

STEP = 0.001  # degrees

Steps = Annotated[int, Meta(ge=-100, le=100)]


class MarkerNudge(Command, tag="marker.nudge"):
    exclusive = True
    id: UUID
    north: Steps = 0
    east: Steps = 0


def marker_nudge(room: Room, *, by: Author, op: str = "", id: UUID, north: int = 0, east: int = 0) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done  # before we look where the marker is: the second time, it is elsewhere
        marker = log.room.markers.filter(id=id).first()
        if marker is None:
            raise Refused("not_found", "There is no such marker (any more).")
        lat = min(90.0, max(-90.0, marker.lat + north * STEP))
        lng = (marker.lng + east * STEP + 180) % 360 - 180
        return services.marker_move(room, by=by, op=op, id=id, lat=lat, lng=lng)


class NudgingMap(MapConsumer):
    decoder = msgspec.json.Decoder(messages.Message | MarkerNudge)
    services = {**MapConsumer.services, MarkerNudge: marker_nudge}
