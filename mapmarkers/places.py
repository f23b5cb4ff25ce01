"""Where a point is, in words: "Netherlands, 3 km from Utrecht". Needs no internet; knows nothing of markers."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from mapmarkers.countries import Countries
from mapmarkers.towns import Towns, read

TOWNS = Path(__file__).parent / "data" / "towns.tsv.gz"


class Place(NamedTuple):
    country: str | None
    town: str | None  # within 100 km
    km: float | None  # to the town's centre


def find(lat: float, lng: float) -> Place:
    """About 0.1 ms of processor time; the first time also half a second to read the files: not on the event loop."""
    country = countries().at(lat, lng)
    near = towns().near(lat, lng, country)
    if near is None:
        return Place(country, None, None)
    town, km = near
    return Place(country, town.name, round(km, 1))


@cache
def countries() -> Countries:
    return Countries(settings.BASE_DIR / "frontend" / "static" / "mapmarkers" / "atlas-50m.json")


@cache
def towns() -> Towns:
    return Towns(read(TOWNS))
