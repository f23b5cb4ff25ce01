"""A board that is locked for writing: its items, and how much of them there may be."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Sum

from project.realtime.events import Log
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch import pictures, rules
from sketch.items import EDITABLE, Entry, entry, full, plain
from sketch.models import Item

ITEMS = 10_000  # on one board
BYTES = 8 * 1024 * 1024  # of points and text on one board
ROWS = 200  # that are written by one statement
GIVEN = (*EDITABLE, "removed_at", "weight")  # what is written again when an item is put back


class Board:
    """Adds, edits and removes items on behalf of `by`; the caller appends what it returns to the log."""

    def __init__(self, log: Log, by: Author) -> None:
        self._room = log.room
        self._by = by
        self._next = log.room.seq + 1  # what is removed now is removed by the next event

    def present(self) -> Any:
        return items_of(self._room)

    def add(self, given: Sequence[Entry]) -> list[Entry]:
        """Draw new items, or put removed ones back; as they are now."""
        known = Item.objects.in_bulk([one["id"] for one in given])
        items = [self._drawn(known.get(one["id"]), one) for one in given]
        pictures.check(self._room, (one["image"] for one in given if one.get("image") and one["id"] not in known))
        _write(items, GIVEN)
        return [entry(item, self._by) for item in items]

    def _drawn(self, item: Item | None, given: Entry) -> Item:
        if item is None:
            item = Item(id=given["id"], room=self._room, kind=given["kind"], image=given.get("image") or None)
            item.by, item.who = given.get("by", self._by.id), given.get("who", self._by.name)
        elif item.room_id != self._room.pk or item.removed_at is None:
            raise Refused("invalid", "There is already an item with this `id`.")
        elif (item.kind, plain(item.image)) != (given["kind"], given.get("image", "")):
            raise Refused("invalid", f"This `id` belongs to something else: {item}.")
        item.removed_at = None
        values = full(given)
        rules.check(item.kind, values)
        return changed(item, {field: values[field] for field in EDITABLE})

    def edit(self, edits: Sequence[Entry]) -> list[Entry]:
        """Change what each of them names."""
        items = self._found([one["id"] for one in edits])
        fields: set[str] = set()
        for one in edits:
            changes = {field: value for field, value in one.items() if field != "id"}
            rules.check(items[one["id"]].kind, changes)
            changed(items[one["id"]], changes)
            fields.update(changes)
        if fields & {"points", "text"}:
            fields.add("weight")
        if fields:
            _write(items.values(), fields)
        return [{field: plain(value) for field, value in one.items()} for one in edits]

    def remove(self, ids: Sequence[UUID]) -> list[str]:
        self._found(ids)
        self.present().filter(id__in=ids).update(removed_at=self._next)
        return [str(id) for id in ids]

    def _found(self, ids: Iterable[UUID]) -> dict[UUID, Item]:
        wanted = list(ids)
        found: dict[UUID, Item] = self.present().in_bulk(wanted)
        if len(found) < len(wanted):
            raise Refused("not_found", "There is no such item (any more).")
        return found


def _write(items: Iterable[Item], fields: Iterable[str]) -> None:
    """Insert them, or change these fields of those that are there: one statement, where `bulk_update()` is slow."""
    Item.objects.bulk_create(items, ROWS, update_conflicts=True, unique_fields=["id"], update_fields=sorted(fields))


def items_of(room: Room) -> Any:
    """What is on the board now, from the bottom up."""
    return room.items.filter(removed_at=None).order_by("z", "id")


def top_of(room: Room) -> float:
    """The z of what lies on top; 0 on an empty board."""
    return float(items_of(room).order_by().aggregate(top=Max("z", default=0))["top"])


def check_room(room: Room) -> None:
    """`Refused` if there is more on the board now than may be."""
    there = items_of(room).order_by().aggregate(items=Count("pk"), bytes=Sum("weight", default=0))
    if there["items"] > ITEMS:
        raise Refused("too_large", f"This board is full: {ITEMS} items. Make room, or open another board.")
    if there["bytes"] > BYTES:
        raise Refused("too_large", f"This board is full: {BYTES >> 20} MiB. Make room, or open another board.")


def changed(item: Item, changes: Entry) -> Item:
    for field, value in changes.items():
        setattr(item, field, value)
    if changes.keys() & {"points", "text"}:
        item.weight = len(item.points) + len(item.text.encode())
    return item
