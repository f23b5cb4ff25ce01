"""Joining and catching up: a socket gets what it has missed, then goes on with everybody (stop 8).

A socket's `position` says what was written to it. The relay writes to those that are level with it;
the others are brought level here, from the relay's memory, from the log, or with a snapshot.
"""

import asyncio
import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, InterfaceError

from project.realtime import events, metrics
from project.realtime.database import in_thread
from project.realtime.events import CATCH_UP, Numbered
from project.realtime.frames import Frame
from project.realtime.limits import FRAME_BYTES, TICK
from project.realtime.models import Room
from project.realtime.sockets import GIVE_UP, Socket

if TYPE_CHECKING:
    from project.realtime.relay import Relay

logger = logging.getLogger(__name__)


class CatchUp:
    """Brings the sockets of one relay level with it."""

    def __init__(self, relay: "Relay") -> None:
        self._relay = relay
        self._tasks: dict[Socket, asyncio.Task[None]] = {}
        self.resent = 0  # events so far

    async def join(self, socket: Socket, since: int | None) -> None:
        """Answer `hello`: welcome the socket at `since` if the log continues from there, else with a snapshot."""
        socket.position = -1
        room = await in_thread(Room.objects.get, pk=self._relay.room.pk)
        missed = await self._continuation(since, room.seq)
        if missed is None or since is None:
            await self._snapshot(socket, room.seq)
        else:
            self._welcome(socket, room, since, None)
            self._write(socket, missed)
        self._relay.sockets.add(socket)
        socket.on_resume(lambda: self.start(socket))
        self.start(socket)

    def start(self, socket: Socket) -> None:
        """Bring a socket level, or note that it is too slow for that."""
        if socket.blocked:
            socket.slow_since = socket.slow_since or self._relay.channel.loop.time()
            metrics.SKIPPED.inc()
            return
        socket.slow_since = None
        if socket.position < self._relay.log.position and socket not in self._tasks:
            self._tasks[socket] = task = asyncio.create_task(self._run(socket))
            task.add_done_callback(lambda _: self._tasks.pop(socket, None))

    def close_slow(self) -> None:
        """Close whoever has been slow for too long; called every second."""
        now = self._relay.channel.loop.time()
        for socket in [*self._relay.sockets]:
            if not socket.blocked:
                self.start(socket)  # level, or in need of another try
            elif socket.slow_since is not None and now - socket.slow_since > GIVE_UP:
                metrics.SLOW_CLOSED.inc()
                self._relay.sockets.discard(socket)
                socket.close(4408)

    async def _run(self, socket: Socket) -> None:
        log = self._relay.log
        try:
            while 0 <= socket.position < log.position and socket in self._relay.sockets and not socket.blocked:
                position = socket.position
                missed = log.after(position)
                if missed is None:
                    missed = await self._continuation(position, log.position)
                if socket.position != position:
                    continue  # it was brought further meanwhile, or said hello again
                if missed is None:
                    await self._snapshot(socket, log.position)
                else:
                    self._write(socket, missed)
        except (DatabaseError, InterfaceError, Room.DoesNotExist) as failure:
            logger.warning("catching up in %s: %s", self._relay.room, failure)  # tried again within a second

    async def _continuation(self, since: int | None, head: int) -> list[Numbered] | None:
        if since is None or head - since > CATCH_UP:
            return None
        return await in_thread(events.since, self._relay.room.pk, since)

    async def _snapshot(self, socket: Socket, head: int) -> None:
        snapshot = await self._relay.snapshots.at_least(head)
        self._welcome(socket, snapshot.room, snapshot.room.seq, snapshot.state)

    def _write(self, socket: Socket, missed: list[Numbered]) -> None:
        if missed:
            self.resent += len(missed)
            metrics.RESENT.inc(len(missed))
            metrics.FRAMES.inc()
            socket.write_events(Frame.events(data for _, data in missed), missed[-1][0])

    def _welcome(self, socket: Socket, room: Room, seq: int, state: object) -> None:
        socket.start_at(seq)
        socket.write(
            Frame.of(
                "welcome",
                seq=seq,
                head=room.seq,
                state=state,
                you=socket.person.public(socket.role),
                room={
                    "slug": room.slug,
                    "title": room.title,
                    "kind": room.kind,
                    "frozen": room.frozen,
                    "mode": room.mode,
                },
                limits=limits(),
                version=settings.VERSION,
            )
        )


def limits() -> dict[str, float]:
    """What a client may send."""
    return {
        "commands_per_second": settings.COMMANDS_PER_SECOND,
        "live_per_second": settings.LIVE_PER_SECOND,
        "frame_bytes": FRAME_BYTES,
        "tick": TICK,
    }
