"""Many markers changed at once (stop 5): an import, its undoing, bringing back what was.

Of a marker that is added, the event leaves out what has its default value (`DEFAULTS`); an edit names what changed.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from mapmarkers import services
from mapmarkers.messages import ENTRIES
from mapmarkers.models import Marker
from mapmarkers.services import FIELDS, NOWHERE, PLACE
from project.realtime import events
from project.realtime.events import Log, Receipt
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused

Entry = dict[str, Any]  # a marker, or what changes of it

DEFAULTS: Entry = {"title": "", "note": "", "color": "", "icon": "", "locked": False}
ROWS = 200  # written by one statement


def markers_change(
    room: Room,
    *,
    by: Author,
    op: str = "",
    add: Sequence[Entry] = (),
    edit: Sequence[Entry] = (),
    remove: Sequence[UUID] = (),
) -> Receipt:
    """Add, edit and remove several at once: one event, or, if one of them is refused, nothing.

    Those to be removed that are gone already are left out. A locked marker can be edited by unlocking it, too.
    """
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        ids = [*(one["id"] for one in add), *(one["id"] for one in edit), *remove]
        if len(ids) > ENTRIES:
            raise Refused("too_large", f"Too much at once: {len(ids)} markers of at most {ENTRIES}.")
        if len({*ids}) < len(ids):
            raise Refused("invalid", "A marker can be named only once.")
        fixed = [one["id"] for one in edit if one.keys() != {"id", "locked"} and one.get("locked") is not False]
        locked = log.room.markers.filter(locked=True, id__in=[*fixed, *remove]).first()
        if locked:
            raise Refused("forbidden", f"{locked.title or 'One of the markers'} is locked.")
        return change(log, by, op, add=add, edit=edit, remove=remove)


def change(
    log: Log, by: Author, op: str = "", *, add: Sequence[Entry] = (), edit: Sequence[Entry] = (),
    remove: Collection[UUID] = (),
) -> Receipt:  # fmt: skip
    """The same without looking at locks."""
    removed = sorted(log.room.markers.filter(id__in=remove).values_list("id", flat=True))
    log.room.markers.filter(id__in=removed).delete()
    _edit(log.room, edit)
    _add(log.room, [{"added_by": by.id, **one} for one in add])
    if add or any(_moves(one) for one in edit):
        services.place_soon()
    data = {
        "added": [shortened(one, by) for one in add],
        "edited": [{**one, "id": str(one["id"])} for one in edit],
        "removed": [str(id) for id in removed],
    }
    return log.append("markers.changed", data, by=by, op=op)


def _add(room: Room, given: Sequence[Entry]) -> None:
    if Marker.objects.filter(id__in=[one["id"] for one in given]).exists():
        raise Refused("invalid", "There is already a marker with one of these ids.")
    if given and room.markers.count() + len(given) > services.MARKERS:
        raise Refused("too_large", f"So many do not fit: a map has room for {services.MARKERS:,} markers.")
    Marker.objects.bulk_create([Marker(room=room, **{**DEFAULTS, **one}) for one in given], ROWS)


def _edit(room: Room, edits: Sequence[Entry]) -> None:
    markers = room.markers.in_bulk([one["id"] for one in edits])
    if len(markers) < len(edits):
        raise Refused("not_found", "One of the markers is not there (any more).")
    for one in edits:
        for field, value in {**one, **(NOWHERE | {"placed": False} if _moves(one) else {})}.items():
            setattr(markers[one["id"]], field, value)
    written = [*FIELDS[1:], *PLACE, "placed"]
    # One statement for many, where `bulk_update()` is slow.
    Marker.objects.bulk_create(
        markers.values(), ROWS, update_conflicts=True, unique_fields=["id"], update_fields=written
    )


def _moves(entry: Entry) -> bool:
    return "lat" in entry or "lng" in entry


def shortened(marker: Entry, by: Author) -> Entry:
    """As it stands in an event of `by`: without what has its default, and without where that is.

    Who added it first is said where that is not the one whose event it is.
    """
    given = {**DEFAULTS, "added_by": by.id}
    there = {field: marker[field] for field in (*FIELDS, "added_by") if field in marker}
    short = {field: value for field, value in there.items() if field not in given or value != given[field]}
    return {**short, "id": str(marker["id"])}


def full(entries: Iterable[Entry], by: str) -> Iterable[Entry]:
    """Entries of an event with all that was left out."""
    return ({**NOWHERE, **DEFAULTS, "added_by": by, **entry} for entry in entries)
