"""A map as it was: its markers, event by event, and the way back to them."""

from typing import Any
from uuid import UUID

from mapmarkers import services
from mapmarkers.services import FIELDS, NOWHERE
from project.realtime.identity import Author
from project.realtime.models import Event, Room

TEXTS = ("title", "note", "color", "icon")


class MapReplay:
    """The same that every browser does with the events, and the database did when they happened."""

    def __init__(self, state: dict[str, Any] | None = None) -> None:
        self._markers: dict[str, dict[str, Any]] = {
            marker["id"]: dict(marker) for marker in (state or {}).get("markers", ())
        }

    def apply(self, event: Event) -> None:
        match event.type:
            case "marker.added":
                self._markers[event.data["id"]] = {**NOWHERE, **event.data}
            case "marker.removed":
                self._markers.pop(event.data["id"], None)
            case "marker.moved":
                self._markers[event.data["id"]].update(**event.data, **NOWHERE)
            case "marker.edited" | "marker.locked" | "marker.placed":
                self._markers[event.data["id"]].update(event.data)

    def state(self) -> dict[str, Any]:
        return {"markers": sorted(self._markers.values(), key=lambda marker: str(marker["id"]))}


def restore(room: Room, state: dict[str, Any], *, by: Author) -> None:
    """Append the events that lead from the map as it is to `state`; `room` is locked for writing."""
    then = {UUID(str(marker["id"])): marker for marker in state["markers"]}
    now = {marker["id"]: marker for marker in services.state_of(room)["markers"]}
    for id in now.keys() - then.keys():
        _unlock(room, now[id], by)
        services.marker_remove(room, by=by, id=id)
    for id, marker in then.items():
        if id in now:
            _change(room, now[id], marker, by)
        else:
            services.marker_add(room, by=by, **{field: marker[field] for field in FIELDS} | {"id": id})


def _change(room: Room, now: dict[str, Any], then: dict[str, Any], by: Author) -> None:
    moved = (now["lat"], now["lng"]) != (then["lat"], then["lng"])
    texts = {field: then[field] for field in TEXTS if now[field] != then[field]}
    if moved or texts:
        _unlock(room, now, by)
    if moved:
        services.marker_move(room, by=by, id=now["id"], lat=then["lat"], lng=then["lng"])
    if texts:
        services.marker_edit(room, by=by, id=now["id"], **texts)
    if now["locked"] != then["locked"]:
        services.marker_lock(room, by=by, id=now["id"], locked=then["locked"])


def _unlock(room: Room, marker: dict[str, Any], by: Author) -> None:
    if marker["locked"]:
        services.marker_lock(room, by=by, id=marker["id"], locked=False)
        marker["locked"] = False
