"""A guest's new name or colour: into the session, and to everybody who sees this person."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError

from project.realtime import identity, process_channel
from project.realtime.database import in_thread
from project.realtime.frames import Frame
from project.realtime.identity import Person
from project.realtime.messages import PersonRename
from project.realtime.refusals import Refused
from project.realtime.relay import Relay
from project.realtime.sockets import Socket


async def rename(socket: Socket, wish: PersonRename) -> None:
    """Rename the person of `socket`; `Refused` if the colour is none of ours or the session has ended."""
    if wish.color is not None and wish.color not in identity.COLORS:
        raise Refused("invalid", f"The colour is one of {', '.join(identity.COLORS)}.")
    before = socket.person
    after = Person(before.id, (wish.name or before.name).strip(), wish.color or before.color)
    if socket.access.session_key:
        await in_thread(_remember, socket.access.session_key, after)
    for relay in process_channel.current().listeners.values():
        if isinstance(relay, Relay):
            _show(relay, after)


def _remember(session_key: str, person: Person) -> None:
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    identity.remember(session, person)
    try:
        if session.session_key != session_key:  # Django would make a new one, which nobody has
            raise UpdateError
        session.save()
    except UpdateError as gone:
        raise Refused("forbidden", "You are signed out. Load the page again.") from gone


def _show(relay: Relay, person: Person) -> None:
    for socket in relay.sockets:
        if socket.person.id == person.id:
            socket.person = person
            socket.write(Frame.of("you", you=person.public(socket.role)))
            relay.presence.changed()
