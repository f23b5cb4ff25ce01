"""Removing a person from a room, and letting them back in (stop 5).

It holds for the browser's session: whoever comes with another one is somebody else. New links keep that one out, too.
"""

from django.utils import timezone

from project.realtime import events
from project.realtime.events import Receipt
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused

MOST = 1000  # in one room: they are in its row


def person_remove(room: Room, *, by: Author, op: str = "", person: str, name: str = "") -> Receipt:
    """Nobody shuts out an owner (links.py), nor oneself."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        if person == by.id:
            raise Refused("invalid", "You can leave, but not remove yourself.")
        if len(log.room.removed) >= MOST:
            raise Refused("too_large", f"{MOST} people are removed from here already. Make new links instead.")
        at = timezone.now().isoformat(timespec="seconds")
        log.room.removed = {**log.room.removed, person: {"name": name, "at": at}}
        log.room.save(update_fields=["removed"])
        return log.append("person.removed", {"person": person, "name": name}, by=by, op=op)


def person_readmit(room: Room, *, by: Author, op: str = "", person: str) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        removed = {**log.room.removed}
        if person not in removed:
            raise Refused("not_found", "This person is not removed (any more).")
        name = removed.pop(person)["name"]
        log.room.removed = removed
        log.room.save(update_fields=["removed"])
        return log.append("person.readmitted", {"person": person, "name": name}, by=by, op=op)
