"""Repair: events that a process was not told are read from the database (stop 8)."""

import asyncio
import logging
from typing import TYPE_CHECKING

from django.db import DatabaseError, InterfaceError

from project.realtime import events, metrics
from project.realtime.database import in_thread
from project.realtime.models import Room

if TYPE_CHECKING:
    from project.realtime.relay import Relay

logger = logging.getLogger(__name__)

HOLE = 0.05  # seconds that an overtaken notice is waited for, before the database is asked
RETRY = 1  # seconds after a failure


class Repair:
    """Brings one relay up to what is true; one reading at a time."""

    def __init__(self, relay: "Relay") -> None:
        self._relay = relay
        self._task: asyncio.Task[None] | None = None
        self.repaired = 0  # events so far

    def start(self) -> None:
        """Safe to call at any time, as often as anybody doubts."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        log = self._relay.log
        while True:
            if log.has_hole:
                await asyncio.sleep(HOLE)
            try:
                complete = await self._read()
            except (DatabaseError, InterfaceError) as failure:
                logger.warning("repair of %s: %s", self._relay.room, failure)
                await asyncio.sleep(RETRY)
                continue
            except Room.DoesNotExist:
                return
            if complete and not log.has_hole:
                return

    async def _read(self) -> bool:
        """Read one batch; True when there was nothing left to read."""
        log = self._relay.log
        missed = await in_thread(events.since, self._relay.room.pk, log.position)
        if missed is None:  # pruned: whoever has a socket here needs a snapshot
            head = await in_thread(head_of, self._relay.room.pk)
            self._relay.flush()  # what has gathered goes out first: after it there will be a hole
            log.restart(head)
            for socket in self._relay.sockets:
                self._relay.catch_up.start(socket)
            return True
        if missed and missed[-1][0] > log.position:
            metrics.REPAIRS.inc()
            self.repaired += missed[-1][0] - log.position
            if self._relay.xray is not None:
                self._relay.xray.heard((seq for seq, _ in missed), "database")
            self._relay.pass_on(missed)
        return not missed


def head_of(room_id: int) -> int:
    """The seq of the room's newest event."""
    return Room.objects.values_list("seq", flat=True).get(pk=room_id)
