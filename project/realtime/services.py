"""What can be done in a room of any kind; like each app's `services.py`, callable from anywhere (stop 5)."""

from collections.abc import Callable

from project.realtime import events
from project.realtime.events import Receipt
from project.realtime.identity import Author
from project.realtime.kinds import kind_of
from project.realtime.messages import ChatSay, Command, RoomFreeze, RoomRename, RoomRestore
from project.realtime.models import Room
from project.realtime.replay import state_at


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


def room_restore(room: Room, *, by: Author, op: str = "", seq: int) -> Receipt:
    """Make the room what it was after its event `seq`; nothing of what happened since is forgotten."""
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        kind_of(room).restore(log.room, state_at(log.room, seq), by=by)
        return log.append("room.restored", {"to": seq}, by=by, op=op)


def chat_say(room: Room, *, by: Author, op: str = "", text: str) -> Receipt:
    with events.writing(room) as log:
        if done := log.find(by, op):
            return done
        return log.append("chat.said", {"text": text}, by=by, op=op)


CORE_SERVICES: dict[type[Command], Callable[..., Receipt]] = {
    RoomRename: room_rename,
    RoomFreeze: room_freeze,
    RoomRestore: room_restore,
    ChatSay: chat_say,
}
