"""Group commit: commands of one room that arrive together share one lock and one transaction (stop 6)."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, InterfaceError, OperationalError, transaction

from project.realtime import drain, events, xray
from project.realtime.database import in_thread
from project.realtime.events import Log, Receipt
from project.realtime.models import Room, op_key
from project.realtime.refusals import Refused
from project.realtime.xray_way import Way

logger = logging.getLogger(__name__)

BATCH = 256  # commands
PACE = 0.01  # seconds from the beginning of one commit to that of the next: in a busy room it gathers what comes


class Write(NamedTuple):
    """One command: its sender's namespace, its op, and what to do to the locked room."""

    namespace: str
    op: str
    do: Callable[[Log], Receipt]
    together: tuple[str, UUID] | None = None  # a relation of the room, and which of its things this is about
    way: Way | None = None  # somebody watches


class Committer:
    """Takes the writes of one room in the order of their arrival; a failing one does not fail its neighbours."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._waiting: list[tuple[Write, asyncio.Future[Receipt]]] = []
        self._task: asyncio.Task[None] | None = None
        self._begun = 0.0

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
        loop = asyncio.get_running_loop()
        while self._waiting:
            if (early := self._begun + PACE - loop.time()) > 0:
                await asyncio.sleep(early)
            self._begun = loop.time()
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            outcomes = await in_thread(commit_together, self._room, [write for write, _ in batch])
            for (_, done), outcome in zip(batch, outcomes, strict=True):
                with suppress(asyncio.InvalidStateError):  # the socket went away and cancelled it
                    if isinstance(outcome, Exception):
                        done.set_exception(outcome)
                    else:
                        done.set_result(outcome)


def commit_together(room: Room, writes: list[Write], *, again: bool = False) -> list[Receipt | Exception]:
    """Do the writes in one transaction; the outcome of each, in the same order.

    Nothing is acknowledged that is not committed: when the commit itself fails, all have failed.
    """
    ways = [write.way for write in writes if write.way is not None]
    xray.mark(ways, "begun")
    try:
        with events.writing(room) as log:
            xray.mark(ways, "locked")
            xray.mark_at_commit(ways)
            log.look_up([key for write in writes if (key := op_key(write.namespace, write.op))])
            if len(writes) == 1:  # it needs no savepoint: if it fails, nothing else is undone
                return [writes[0].do(log)]
            groups = groupby(writes, lambda write: write.together and write.together[0])
            return [outcome for relation, group in groups for outcome in _perform(log, relation, [*group])]
    except IntegrityError as taken:  # an id, in another room, at the same moment: a second look sees by whom
        return [taken] * len(writes) if again else commit_together(room, writes, again=True)
    except Exception as failure:  # noqa: BLE001 -- every command is answered
        return [failure] * len(writes)


def _perform(log: Log, relation: str | None, writes: list[Write]) -> list[Receipt | Exception]:
    """Writes about things of one sort go together; if anything unforeseen happens then, each is done anew, alone."""
    if relation and len(writes) > 1:
        ids = [write.together[1] for write in writes if write.together]
        try:
            with events.writing(log.room), transaction.atomic(), log.at_hand(relation, ids):
                return [_in_turn(log, write) for write in writes]
        except (OperationalError, InterfaceError):
            raise
        except IntegrityError:
            pass  # see _attempt()
        except Exception:
            logger.exception("%d commands failed together", len(writes))
    return [_attempt(log, write) for write in writes]


def _in_turn(log: Log, write: Write) -> Receipt | Exception:
    try:
        return write.do(log)
    except Refused as refusal:
        return refusal


def _attempt(log: Log, write: Write, *, again: bool = False) -> Receipt | Exception:
    """Do one write behind a savepoint: if it fails, nothing is left of it."""
    try:
        with events.writing(log.room), transaction.atomic():
            return write.do(log)
    except (OperationalError, InterfaceError):  # the database itself: nothing in this transaction can be kept
        raise
    except IntegrityError as taken:  # as above
        return taken if again else _attempt(log, write, again=True)
    except Exception as refusal:  # noqa: BLE001 -- whatever it is, it belongs to this command alone
        return refusal
