"""A board as it was: its items, event by event, and the way back to them."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from project.realtime import events
from project.realtime.chunks import chunks
from project.realtime.identity import Author
from project.realtime.models import Event, Room
from project.realtime.replay import named_in
from sketch.board import Board
from sketch.items import EDITABLE, Entry, full, trimmed
from sketch.messages import ENTRIES
from sketch.services import append_change, state_of


class SketchReplay:
    """The same that every browser does with the events, and the database did when they happened."""

    together: Sequence[tuple[str, ...]] = (("x", "y", "w", "h", "r", "points", "step"),)

    def __init__(self, state: dict[str, Any] | None = None) -> None:
        self.things: dict[str, Entry] = {item["id"]: full(item) for item in (state or {}).get("items", ())}

    def apply(self, event: Event) -> None:
        data = event.data
        match event.type:
            case "item.added":
                self._change(event, added=[data])
            case "item.edited":
                self._change(event, edited=[data])
            case "item.removed":
                self._change(event, removed=[data["id"]])
            case "items.changed":
                self._change(event, **data)
            case "items.revived":
                self._change(event, added=data["items"])
            case "items.swept":
                self.things = {id: item for id, item in self.things.items() if item["by"] != data["person"]}
            case "board.cleared":
                self.things = {}

    def touched(self, event: Event) -> list[str]:
        match event.type:
            case "items.swept":
                return [id for id, item in self.things.items() if item["by"] == event.data["person"]]
            case "board.cleared":
                return [*self.things]
            case type if type.startswith(("item.", "items.")) and type != "item.illustrated":
                return named_in(event)
        return []

    def _change(
        self, event: Event, *, added: Sequence[Entry] = (), edited: Sequence[Entry] = (), removed: Sequence[str] = ()
    ) -> None:
        for id in removed:
            del self.things[id]
        for changes in edited:
            self.things[changes["id"]].update(changes)
        for item in added:
            self.things[item["id"]] = {"by": event.actor, "who": event.actor_name, **full(item)}

    def state(self) -> dict[str, Any]:
        items = sorted(self.things.values(), key=lambda item: (item["z"], item["id"]))
        return {"items": [trimmed(item) for item in items]}


def restore(room: Room, state: dict[str, Any], *, by: Author) -> None:
    """Append the events that lead from the board as it is to `state`; `room` is locked for writing."""
    now = {item["id"]: full(item) for item in state_of(room)["items"]}
    then = {item["id"]: full(item) for item in state["items"]}
    with events.writing(room) as log:
        for removed in chunks(sorted(now.keys() - then.keys()), ENTRIES):
            append_change(log, by, removed=Board(log, by).remove([UUID(id) for id in removed]))
        for edited in chunks(_differences(now, then), ENTRIES):
            append_change(log, by, edited=Board(log, by).edit([_known(one) for one in edited]))
        missing = (item for id, item in then.items() if id not in now)
        for added in chunks(map(trimmed, missing), ENTRIES):
            append_change(log, by, added=Board(log, by).add([_known(full(one)) for one in added]))


def _differences(now: dict[str, Entry], then: dict[str, Entry]) -> Iterator[Entry]:
    for id, item in then.items():
        if id in now and (changes := {name: item[name] for name in EDITABLE if item[name] != now[id][name]}):
            yield {"id": id, **changes}


def _known(entry: Entry) -> Entry:
    return {**entry, "id": UUID(entry["id"])}
