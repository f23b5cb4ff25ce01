"""What takes away much at once, and how it comes back (stop 5): one person's work, or all of it.

Nothing is deleted: an item that was removed knows the event that did it.
"""

from project.realtime import events
from project.realtime.chunks import chunks
from project.realtime.events import Receipt
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch.board import check_room, items_of
from sketch.items import entry

TOGETHER = 200  # items in one event


def items_sweep(room: Room, *, by: Author, op: str = "", person: str) -> Receipt:
    """Remove all that one person drew."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        count = items_of(log.room).filter(by=person).update(removed_at=log.room.seq + 1)
        return log.append("items.swept", {"person": person, "count": count}, by=by, op=op)


def board_clear(room: Room, *, by: Author, op: str = "") -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        count = items_of(log.room).update(removed_at=log.room.seq + 1)
        return log.append("board.cleared", {"count": count}, by=by, op=op)


def items_revive(room: Room, *, by: Author, op: str = "", seq: int) -> Receipt:
    """Put back what the event `seq` removed and nobody has put back since; the last event has the `op`."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        gone = log.room.items.filter(removed_at=seq).order_by("z", "id")
        items = [entry(item, by) for item in gone]
        if not items:
            raise Refused("not_found", "There is nothing (any more) to put back.")
        gone.update(removed_at=None)
        check_room(log.room)
        *some, last = chunks(items, TOGETHER)
        for chunk in some:
            log.append("items.revived", {"from": seq, "items": chunk}, by=by)
        return log.append("items.revived", {"from": seq, "items": last}, by=by, op=op)
