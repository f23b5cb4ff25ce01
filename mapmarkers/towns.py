"""Which town is near a point: GeoNames' towns of 15,000 people or more, from a file of scripts/make_places.py."""

import gzip
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FAR = 100  # km: a town beyond says nothing about a place
NEAR = 40  # km: looked at first
DEGREE = 111.2  # km in one of latitude
WIDEST = 25  # km: no town reaches further


class Town(NamedTuple):
    lng: float  # first: the towns of a row are sorted by it
    lat: float
    name: str
    country: str  # as the map's atlas has it at this point
    reach: float  # km: how far its people live from its centre, about


def reach_of(population: int) -> float:
    """A city is near for longer than the village beside it, or the centre of Tokyo would be in Eifuku (15,709)."""
    return min(math.sqrt(population) / 250, WIDEST)


class Towns:
    """All towns, in rows of one degree of latitude."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self._rows: list[list[Town]] = [[] for _ in range(181)]
        for town in towns:
            self._rows[_row(town.lat)].append(town)
        for row in self._rows:
            row.sort()

    def near(self, lat: float, lng: float, country: str | None) -> tuple[Town, float] | None:
        """The nearest town of this country, or else of any, and its distance in km; None beyond `FAR`."""
        abroad: list[tuple[float, Town, float]] = []
        for radius in (NEAR, FAR):
            found = [(km - town.reach, town, km) for town, km in self._within(lat, lng, radius)]
            at_home = [one for one in found if one[1].country == country]
            abroad = found
            if at_home and (radius == FAR or min(at_home)[0] <= radius - WIDEST):
                return min(at_home)[1:]
        return min(abroad)[1:] if abroad else None

    def _within(self, lat: float, lng: float, radius: float) -> Iterator[tuple[Town, float]]:
        height = radius / DEGREE
        width = min(height / max(math.cos(math.radians(abs(lat) + height)), 0.01), 180)  # degrees of longitude
        for row in self._rows[_row(lat - height) : _row(lat + height) + 1]:
            for turn in (-360, 0, 360):
                start = bisect_left(row, lng + turn - width, key=_lng)
                for town in row[start : bisect_right(row, lng + turn + width, key=_lng)]:
                    km = distance(lat, lng, town)
                    if km <= radius:
                        yield town, km


def _lng(town: Town) -> float:
    return town.lng


def _row(lat: float) -> int:
    return min(max(int(lat + 90), 0), 180)


def distance(lat: float, lng: float, town: Town) -> float:
    """In km, along the surface (haversine)."""
    here, there = math.radians(lat), math.radians(town.lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(town.lng - lng) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(half, 1)))


def read(file: Path) -> Iterator[Town]:
    """The towns in the file: tab-separated, below lines with "#" that say where they come from."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                country, name, lat, lng, reach = line.rstrip("\n").split("\t")
                yield Town(float(lng), float(lat), name, country, float(reach))
