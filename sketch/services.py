"""What can be done to a board (stop 5); the only place, with `sweeping.py`, that changes items.

Callable from a socket, a view, the admin, the shell: each function locks the room, changes the
items and appends the event, in one transaction.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from project.realtime import events
from project.realtime.events import Log, Receipt
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch import pictures
from sketch.board import Board, check_room, items_of
from sketch.items import FIELDS, Entry, shortened
from sketch.messages import ENTRIES


def item_add(room: Room, *, by: Author, op: str = "", **given: Any) -> Receipt:
    """Draw an item of the given `id` and `kind`; the id of one that was removed puts that one back.

    It stays the work of who drew it first, and that is said where several items can be: in `items.changed`.
    """
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        board = Board(log, by)
        (added,) = board.add([given])
        check_room(log.room)
        if "by" in added:
            return append_change(log, by, op, added=[added])
        return log.append("item.added", added, by=by, op=op)


def item_edit(room: Room, *, by: Author, op: str = "", **changes: Any) -> Receipt:
    """Change the fields that are given of the item `id`."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        board = Board(log, by)
        (edited,) = board.edit([changes])
        if changes.keys() & {"points", "text"}:
            check_room(log.room)
        return log.append("item.edited", edited, by=by, op=op)


def item_remove(room: Room, *, by: Author, op: str = "", id: UUID) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        (removed,) = Board(log, by).remove([id])
        return log.append("item.removed", {"id": removed}, by=by, op=op)


def items_change(
    room: Room,
    *,
    by: Author,
    op: str = "",
    add: Sequence[Entry] = (),
    edit: Sequence[Entry] = (),
    remove: Sequence[UUID] = (),
) -> Receipt:
    """Add, edit and remove several at once: one event, or, if one of them is refused, nothing."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        ids = [*(one["id"] for one in add), *(one["id"] for one in edit), *remove]
        if len(ids) > ENTRIES:
            raise Refused("too_large", f"Too much at once: {len(ids)} items of at most {ENTRIES}.")
        if len({*ids}) < len(ids):
            raise Refused("invalid", "An item can be named only once.")
        board = Board(log, by)
        removed, edited, added = board.remove(remove), board.edit(edit), board.add(add)
        check_room(log.room)
        return append_change(log, by, op, added=added, edited=edited, removed=removed)


def append_change(
    log: Log, by: Author, op: str = "", *, added: Sequence[Entry] = (), edited: Sequence[Entry] = (),
    removed: Sequence[str] = (),
) -> Receipt:  # fmt: skip
    return log.append("items.changed", {"added": [*added], "edited": [*edited], "removed": [*removed]}, by=by, op=op)


def state_of(room: Room) -> dict[str, Any]:
    """The board as a newcomer gets it: from the bottom up."""
    items = [shortened(row) for row in items_of(room).values_list(*FIELDS)]
    return {"items": items, "images": pictures.known(room, items)}
