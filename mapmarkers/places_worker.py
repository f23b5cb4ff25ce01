"""The `places` service on a named channel: answers where a point is, and says it of each marker.

Markers that are not `placed` are the work to do; a drag that ended five times is still one of them.
"""

from itertools import groupby

from django.conf import settings

from mapmarkers import places, services
from mapmarkers.models import Marker
from mapmarkers.places import Place
from project.realtime import process_channel
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.process_channel import Message
from project.realtime.worker import NamedConsumer

BATCH = 25  # markers: some 20 ms, half of them with the room locked


class PlacesConsumer(NamedConsumer):
    async def place_find(self, message: Message) -> None:
        """Reply with the place of one point."""
        place = await in_thread(places.find, message["lat"], message["lng"])
        await self.reply(message, "place.found", **place._asdict())

    async def place_markers(self, message: Message) -> None:
        if settings.PLACES and await in_thread(place_some):
            await self.send({"type": "place.markers"})  # the others, behind those who wait

    worker_beat = place_markers  # at the start, what came while there was no worker; later, what was said to nobody


async def ask(lat: float, lng: float, within: float = 5) -> Place:
    """Ask the service from any process; TimeoutError if nobody answers for so many seconds."""
    question = {"type": "place.find", "lat": lat, "lng": lng}
    answer = await process_channel.current().request("places", question, within)
    return Place(answer["country"], answer["town"], answer["km"])


def place_some() -> bool:
    """Place some of the markers that wait for it; True if there may be more."""
    waiting = Marker.objects.filter(placed=False).order_by("room_id", "id")[:BATCH]
    found = [(marker, places.find(marker.lat, marker.lng)) for marker in waiting]
    for room_id, there in groupby(found, lambda pair: pair[0].room_id):
        if room := Room.objects.filter(pk=room_id).first():
            services.markers_placed(room, found=there)
    return len(found) == BATCH
