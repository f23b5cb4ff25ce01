"""What can be done in a room of any kind; like each app's `services.py`, callable from anywhere (stop 5)."""

from collections.abc import Callable

from django.db import transaction

from project.realtime import events
from project.realtime.events import Receipt
from project.realtime.identity import Author
from project.realtime.kinds import kind_of
from project.realtime.messages import (
    ChatSay,
    Command,
    PersonReadmit,
    PersonRemove,
    RoomFreeze,
    RoomMode,
    RoomRename,
    RoomRestore,
    RoomUndo,
)
from project.realtime.models import Room
from project.realtime.removing import person_readmit, person_remove
from project.realtime.replay import state_at
from project.realtime.undoing import room_undo


def room_rename(room: Room, *, by: Author, op: str = "", title: str) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        log.room.title = title.strip()
        log.room.save(update_fields=["title"])
        return log.append("room.renamed", {"title": log.room.title}, by=by, op=op)


def room_freeze(room: Room, *, by: Author, op: str = "", frozen: bool) -> Receipt:
    """In a frozen room nobody but an owner changes anything."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        log.room.frozen = frozen
        log.room.save(update_fields=["frozen"])
        return log.append("room.frozen", {"frozen": frozen}, by=by, op=op)


def room_mode(room: Room, *, by: Author, op: str = "", mode: str) -> Receipt:
    """What editors may do: see `Room.Mode`; `permission.py` sees to it."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        log.room.mode = mode
        log.room.save(update_fields=["mode"])
        return log.append("room.moded", {"mode": mode}, by=by, op=op)


def room_restore(room: Room, *, by: Author, op: str = "", seq: int) -> Receipt:
    """Make the room what it was after its event `seq`; nothing of what happened since is forgotten."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        kind_of(room).restore(log.room, state_at(log.room, seq, log.fresh), by=by)
        return log.append("room.restored", {"to": seq}, by=by, op=op)


def room_remove(room: Room) -> None:
    """Remove the room and all that is in it; open sockets are told within 2 s (watch.py)."""
    with transaction.atomic():
        Room.objects.select_for_update().get(pk=room.pk).delete()


def chat_say(room: Room, *, by: Author, op: str = "", text: str) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        return log.append("chat.said", {"text": text}, by=by, op=op)


CORE_SERVICES: dict[type[Command], Callable[..., Receipt]] = {
    RoomRename: room_rename,
    RoomFreeze: room_freeze,
    RoomMode: room_mode,
    RoomRestore: room_restore,
    RoomUndo: room_undo,
    PersonRemove: person_remove,
    PersonReadmit: person_readmit,
    ChatSay: chat_say,
}
