"""Who may do what to what: asked in this one place by sockets, REST, uploads and imports (stop 4)."""

from uuid import UUID

from project.realtime.kinds import kind_of
from project.realtime.links import allows
from project.realtime.messages import Command
from project.realtime.models import Room
from project.realtime.refusals import Refused

THEIRS = "Here you can add, and change what you added yourself. This was made by somebody else."


def check(command: Command, room: Room, role: str, person: str) -> None:
    """`Refused` if somebody with this role may not do this now; call it with the room locked, so that it holds."""
    check_role(role, command.role_in(room))
    check_open(room, role)
    if room.mode == Room.Mode.ADD and role != Room.Role.OWNER:
        touched = command.touches(room)
        if touched is None:
            raise Refused("forbidden", "Here you can only add. The rest is for the owner to change.")
        if not is_own(room, touched, person):
            raise Refused("forbidden", THEIRS)


def check_role(role: str, needed: str) -> None:
    if not allows(role, needed):
        raise Refused("forbidden", "You may look at this room, but not change it.")


def check_open(room: Room, role: str) -> None:
    """Something new may come into the room."""
    if room.frozen and role != Room.Role.OWNER:
        raise Refused("read_only", "This room is frozen. Only its owner can change it now.")


def is_own(room: Room, ids: list[UUID], person: str) -> bool:
    """Whether whatever there is with these ids was added by this person. Touches the database."""
    return all(adder == person for adder in kind_of(room).added_by(room, ids)) if ids else True
