"""A map as it was: its markers, event by event, and the way back to them."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from mapmarkers import batches, services
from mapmarkers.batches import Entry
from mapmarkers.messages import ENTRIES
from mapmarkers.services import FIELDS, NOWHERE
from project.realtime import events
from project.realtime.chunks import chunks
from project.realtime.identity import Author
from project.realtime.models import Event, Room
from project.realtime.replay import named_in


class MapReplay:
    """The same that every browser does with the events, and the database did when they happened."""

    together: Sequence[tuple[str, ...]] = (("lat", "lng"),)

    def __init__(self, state: dict[str, Any] | None = None) -> None:
        self.things: dict[str, Entry] = {marker["id"]: dict(marker) for marker in (state or {}).get("markers", ())}

    def apply(self, event: Event) -> None:
        match event.type:
            case "marker.added":
                self.things[event.data["id"]] = {**NOWHERE, "added_by": event.actor, **event.data}
            case "marker.removed":
                self.things.pop(event.data["id"], None)
            case "marker.moved":
                self.things[event.data["id"]].update(**event.data, **NOWHERE)
            case "marker.edited" | "marker.locked" | "marker.placed":
                self.things[event.data["id"]].update(event.data)
            case "markers.placed":
                for placed in event.data["placed"]:
                    self.things[placed["id"]].update(placed)
            case "markers.changed":
                self._change(event.actor, **event.data)

    def touched(self, event: Event) -> list[str]:
        return named_in(event) if event.type.startswith(("marker.", "markers.")) else []

    def _change(self, by: str, *, added: list[Entry], edited: list[Entry], removed: list[str]) -> None:
        for id in removed:
            del self.things[id]
        for changes in edited:
            moved = NOWHERE if {"lat", "lng"} & changes.keys() else {}
            self.things[changes["id"]].update(moved, **changes)
        self.things.update((marker["id"], marker) for marker in batches.full(added, by))

    def state(self) -> dict[str, Any]:
        return {"markers": sorted(self.things.values(), key=lambda marker: str(marker["id"]))}


def restore(room: Room, state: dict[str, Any], *, by: Author) -> None:
    """Append the events that lead from the map as it is to `state`; `room` is locked for writing."""
    then = {UUID(str(marker["id"])): marker for marker in state["markers"]}
    now = {marker["id"]: marker for marker in services.state_of(room)["markers"]}
    # Whose a marker is cannot be edited: it is put there anew.
    others = {
        id for id in now.keys() & then.keys() if then[id].get("added_by", now[id]["added_by"]) != now[id]["added_by"]
    }
    with events.writing(room) as log:
        for removed in chunks(sorted(now.keys() - then.keys() | others), ENTRIES):
            batches.change(log, by, remove=removed)
        for edited in chunks(_differences(now, then, others), ENTRIES):
            batches.change(log, by, edit=edited)
        missing = ({**batches.shortened(then[id], by), "id": id} for id in sorted(then.keys() - now.keys() | others))
        for added in chunks(missing, ENTRIES):
            batches.change(log, by, add=added)


def _differences(now: dict[UUID, Entry], then: dict[UUID, Entry], others: set[UUID]) -> Iterator[Entry]:
    for id in sorted((now.keys() & then.keys()) - others):
        if changes := {name: then[id][name] for name in FIELDS[1:] if then[id][name] != now[id][name]}:
            yield {"id": id, **changes}
