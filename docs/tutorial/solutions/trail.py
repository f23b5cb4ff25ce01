"""Exercise 6: a live update that keeps what came before: the last five places of a pointer."""

from typing import Annotated

from msgspec import Meta

from mapmarkers.messages import Latitude, Longitude
from project.realtime.messages import Live

LENGTH = 5  # places

Place = tuple[Latitude, Longitude]


class TrailDraw(Live, tag="trail.draw"):
    places: Annotated[list[Place], Meta(min_length=1, max_length=LENGTH)]

    def after(self, earlier: "TrailDraw") -> "TrailDraw":
        return TrailDraw(places=[*earlier.places, *self.places][-LENGTH:])
