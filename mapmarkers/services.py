"""What can be done to a map (stop 5); the only place, with `batches.py`, that changes markers.

Callable from a socket, a view, the admin, the shell: each function locks the room, changes the
marker and appends the event, in one transaction.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from mapmarkers.models import Marker
from mapmarkers.places import Place
from project.realtime import events, worker
from project.realtime.events import Log, Receipt
from project.realtime.identity import SYSTEM, Author
from project.realtime.models import Room
from project.realtime.refusals import Refused

FIELDS = ("id", "lat", "lng", "title", "note", "color", "icon", "locked")
PLACE = ("country", "town", "km")
NOWHERE = {"country": "", "town": "", "km": None}  # until the service has answered for a new position
MARKERS = 10_000  # in one room


def marker_add(
    room: Room,
    *,
    by: Author,
    op: str = "",
    id: UUID,
    lat: float,
    lng: float,
    title: str = "",
    note: str = "",
    color: str = "",
    icon: str = "",
    locked: bool = False,
) -> Receipt:
    """Put a marker on the map; the id of one that was removed puts that one back."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        if Marker.objects.filter(id=id).exists():
            raise Refused("invalid", "There is already a marker with this `id`.")
        if room.markers.count() >= MARKERS:
            raise Refused("too_large", f"This map is full: it has {MARKERS} markers.")
        marker = Marker.objects.create(
            room=room, id=id, lat=lat, lng=lng, title=title, note=note, color=color, icon=icon, locked=locked,
            added_by=by.id,
        )  # fmt: skip
        place_soon()
        return log.append("marker.added", as_dict(marker), by=by, op=op)


def marker_move(room: Room, *, by: Author, op: str = "", id: UUID, lat: float, lng: float) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        log.change(_unlocked(log, id), lat=lat, lng=lng, placed=False, **NOWHERE)
        place_soon()
        return log.append("marker.moved", {"id": str(id), "lat": lat, "lng": lng}, by=by, op=op)


def marker_edit(room: Room, *, by: Author, op: str = "", id: UUID, **changes: str) -> Receipt:
    """Change `title`, `note`, `color` or `icon`: those that are given."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        log.change(_unlocked(log, id), **changes)
        return log.append("marker.edited", {"id": str(id), **changes}, by=by, op=op)


def marker_remove(room: Room, *, by: Author, op: str = "", id: UUID) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        _unlocked(log, id).delete()
        return log.append("marker.removed", {"id": str(id)}, by=by, op=op)


def marker_lock(room: Room, *, by: Author, op: str = "", id: UUID, locked: bool) -> Receipt:
    """A locked marker stays as it is until somebody unlocks it."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        log.change(_marker(log, id), locked=locked)
        return log.append("marker.locked", {"id": str(id), "locked": locked}, by=by, op=op)


def markers_placed(room: Room, *, by: Author = SYSTEM, found: Iterable[tuple[Marker, Place]]) -> int:
    """Say where markers are, but for those that were moved or removed since they were looked up; how many.

    Two workers may have found the same: the second says nothing.
    """
    with events.writing(room) as log:
        looked_up = {marker.id: (marker.lat, marker.lng, place) for marker, place in found}
        placed = []
        for marker in room.markers.filter(id__in=looked_up, placed=False).order_by("id"):
            lat, lng, place = looked_up[marker.id]
            if (marker.lat, marker.lng) == (lat, lng):
                there = {"country": place.country or "", "town": place.town or "", "km": place.km}
                log.change(marker, placed=True, **there)
                placed.append({"id": str(marker.id), **there})
        if len(placed) == 1:
            log.append("marker.placed", placed[0], by=by)
        elif placed:
            log.append("markers.placed", {"placed": placed}, by=by)
        return len(placed)


def state_of(room: Room) -> dict[str, Any]:
    """The map as a newcomer gets it."""
    told = (*FIELDS, *PLACE, "added_by")
    rows = room.markers.order_by("id").values_list(*told)
    return {"markers": [dict(zip(told, row, strict=True)) for row in rows]}


def as_dict(marker: Marker) -> dict[str, Any]:
    return {**{field: getattr(marker, field) for field in FIELDS + PLACE}, "id": str(marker.id)}


def place_soon() -> None:
    """Remind the `places` service, once this is committed, that there is a marker to place (places_worker.py)."""
    if settings.PLACES:
        transaction.on_commit(lambda: worker.remind("places", "place.markers"), robust=True)


def _marker(log: Log, id: UUID) -> Marker:
    marker = log.find_thing(log.room.markers, id)
    if marker is None:
        raise Refused("not_found", "There is no such marker (any more).")
    return marker


def _unlocked(log: Log, id: UUID) -> Marker:
    marker = _marker(log, id)
    if marker.locked:
        raise Refused("forbidden", f"{marker.title or 'This marker'} is locked.")
    return marker
