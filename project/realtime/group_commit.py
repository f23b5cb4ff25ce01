"""Group commit: commands of one room that arrive together share one lock and one transaction (stop 6)."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from django.db import DatabaseError, InterfaceError, OperationalError, transaction

from project.realtime import drain, events
from project.realtime.database import in_thread
from project.realtime.events import Log, Receipt
from project.realtime.models import Room, op_key

BATCH = 64  # commands


class Write(NamedTuple):
    """One command: its sender's namespace, its op, and what to do to the locked room."""

    namespace: str
    op: str
    do: Callable[[Log], Receipt]


class Committer:
    """Takes the writes of one room in the order of their arrival; a failing one does not fail its neighbours."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._waiting: list[tuple[Write, asyncio.Future[Receipt]]] = []
        self._task: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """How many writes have not been begun."""
        return len(self._waiting)

    def submit(self, write: Write) -> asyncio.Future[Receipt]:
        """Queue a write; the future has its receipt once it is committed, or the exception it raised."""
        done: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((write, done))
        drain.track(done)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        return done

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            outcomes = await in_thread(commit_together, self._room, [write for write, _ in batch])
            for (_, done), outcome in zip(batch, outcomes, strict=True):
                with suppress(asyncio.InvalidStateError):  # the socket went away and cancelled it
                    if isinstance(outcome, Exception):
                        done.set_exception(outcome)
                    else:
                        done.set_result(outcome)


def commit_together(room: Room, writes: list[Write]) -> list[Receipt | Exception]:
    """Do the writes in one transaction, each behind a savepoint; the outcome of each, in the same order.

    Nothing is acknowledged that is not committed: when the commit itself fails, all have failed.
    """
    try:
        with events.writing(room) as log:
            log.look_up([key for write in writes if (key := op_key(write.namespace, write.op))])
            return [_attempt(log, write) for write in writes]
    except (DatabaseError, InterfaceError, Room.DoesNotExist) as failure:
        return [failure] * len(writes)


def _attempt(log: Log, write: Write) -> Receipt | Exception:
    try:
        with events.writing(log.room), transaction.atomic():
            return write.do(log)
    except (OperationalError, InterfaceError):  # the database itself: nothing in this transaction can be kept
        raise
    except Exception as refusal:  # noqa: BLE001 -- whatever it is, it belongs to this command alone
        return refusal
