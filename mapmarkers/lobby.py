"""The lobby map, which is there from the start, with a few markers to move."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from mapmarkers import services
from mapmarkers.places_worker import place_some
from project.realtime.identity import SYSTEM
from project.realtime.models import Room

# title, latitude, longitude, colour, icon, note
MARKERS = (
    ("Amsterdam", 52.3702, 4.8952, "orange", "bike", "Where this map was opened for the first time."),
    ("Reykjavík", 64.1466, -21.9426, "cyan", "mountain", "Bring a warm coat."),
    ("Lisbon", 38.7223, -9.1393, "amber", "coffee", "Pastéis de nata, still warm."),
    ("Nairobi", -1.2921, 36.8219, "green", "tree", "A national park within the city."),
    ("Kyoto", 35.0116, 135.7681, "rose", "camera", "Best in November, when the maples turn."),
    ("Buenos Aires", -34.6037, -58.3816, "violet", "music", "Tango in the street on Sundays."),
    ("Vancouver", 49.2827, -123.1207, "teal", "boat", "Ferries to the islands leave from here."),
    ("Wellington", -41.2866, 174.7756, "blue", "water", ""),
    ("Samarkand", 39.6270, 66.9750, "indigo", "star", "Half way along the Silk Road."),
    ("Montréal", 45.5019, -73.5674, "red", "book", ""),
    ("Cape Town", -33.9249, 18.4241, "magenta", "flag", "Drag me: everybody sees me move."),
    ("Jaipur", 26.9124, 75.7873, "lime", "heart", ""),
)


def open_lobby(**_: Any) -> None:
    """Make the lobby if it is not there; called after each `migrate`, leaves an existing lobby alone."""
    with transaction.atomic():
        room, created = Room.objects.get_or_create(
            kind="map", slug="lobby", defaults={"title": "Lobby map", "public_role": Room.Role.EDITOR}
        )
        if created:
            for title, lat, lng, color, icon, note in MARKERS:
                services.marker_add(
                    room, by=SYSTEM, id=uuid4(), lat=lat, lng=lng, title=title, color=color, icon=icon, note=note
                )
            if settings.PLACES:
                place_some()
