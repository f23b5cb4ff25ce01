"""Who is here: soft state. Each process says who is with it, and is believed for as long as a lease.

Nothing is stored. A process that was killed stops renewing, and its people disappear with the lease.
"""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from project.realtime.frames import Frame
from project.realtime.models import Room

if TYPE_CHECKING:
    from project.realtime.relay import Relay
    from project.realtime.sockets import Socket

People = dict[str, dict[str, str]]  # person id -> {id, name, color, role}

ANNOUNCE = 5  # seconds between renewals
LEASE = 12  # seconds that another process is believed
GATHER = 0.25  # seconds: people who come and go meanwhile are told of in one frame
SHOWN = 100  # people in one frame; the rest are only counted


class Remote(NamedTuple):
    people: People
    until: float


class Roster:
    """The people of one room: those of this process, and those that other processes told of."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._remote: dict[str, Remote] = {}
        self._here: People = {}

    def update(self, people: Iterable[dict[str, str]]) -> None:
        """Who is in this process now, a row for each socket: two sockets of one person are one person."""
        self._here = {person["id"]: person for person in people}

    def heard(self, process: str, people: list[dict[str, str]]) -> None:
        """Another process said who is with it; nobody is its way to say goodbye."""
        self._remote[process] = Remote({person["id"]: person for person in people}, self._clock() + LEASE)

    def here(self) -> list[dict[str, str]]:
        return [*self._here.values()]

    def processes(self, own: str) -> dict[str, list[dict[str, str]]]:
        """Who is in which process: this one, called `own`, and the others with anybody in them."""
        return {own: self.here()} | {id: [*told.people.values()] for id, told in self._remote.items() if told.people}

    def everyone(self) -> People:
        now = self._clock()
        self._remote = {process: remote for process, remote in self._remote.items() if remote.until > now}
        return {id: person for remote in self._remote.values() for id, person in remote.people.items()} | self._here


class Presence:
    """Keeps the roster of one relay, and tells its sockets and the other processes of it."""

    def __init__(self, relay: "Relay") -> None:
        self._relay = relay
        self._roster = Roster()
        self._shown: People = {}
        self._gathering: asyncio.Handle | None = None
        self._announced = 0.0
        self._announced_people: list[dict[str, str]] = []

    def changed(self) -> None:
        """Somebody came, went, or has a new name: tell everybody in a moment."""
        self._roster.update(socket.person.public(socket.role) for socket in self._relay.sockets if not socket.quiet)
        if self._gathering is None:
            wait = max(GATHER, len(self._relay.sockets) / 1000)
            self._gathering = self._relay.channel.loop.call_later(wait, self._tell)

    def heard(self, process: str, people: list[dict[str, str]]) -> None:
        self._roster.heard(process, people)
        self.changed()

    def greet(self, socket: "Socket") -> None:
        """A newcomer gets the list at once."""
        self.changed()
        socket.write(self._frame(self._roster.everyone()))

    def renew(self) -> None:
        """Called every second: keep one's own lease, let those of dead processes go."""
        if self._relay.channel.loop.time() - self._announced > ANNOUNCE:
            self.announce()
        if self._roster.everyone() != self._shown:
            self.changed()

    def announce(self) -> None:
        """Tell the other processes who is with this one."""
        self._announced = self._relay.channel.loop.time()
        self._announced_people = self._roster.here()
        self._relay.channel.publish(self._relay.group, {"type": "room.people", "people": self._announced_people})

    def processes(self) -> dict[str, list[dict[str, str]]]:
        return self._roster.processes(self._relay.channel.id)

    def name_of(self, person: str) -> str:
        return self._roster.everyone().get(person, {"name": "Somebody"})["name"]

    def _tell(self) -> None:
        self._gathering = None
        everyone = self._roster.everyone()
        if everyone != self._shown:
            self._shown = everyone
            self._relay.write_all(self._frame(everyone))
        if self._roster.here() != self._announced_people:
            self.announce()

    def _frame(self, everyone: People) -> Frame:
        # Owners first: everybody has to know whom they are asked to follow.
        people = sorted(everyone.values(), key=lambda person: person["role"] != Room.Role.OWNER)
        fields: dict[str, Any] = {"people": people[:SHOWN], "total": len(everyone)}
        return Frame.of("people", **fields)
