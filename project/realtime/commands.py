"""The commands of one socket: held back, checked, committed, acknowledged (stops 3 to 6)."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from functools import partial

from django.conf import settings
from django.db import DatabaseError, DataError, InterfaceError

from project.realtime import links, metrics, permission
from project.realtime.access import follow_up
from project.realtime.events import Log, Receipt
from project.realtime.frames import Frame
from project.realtime.group_commit import Write
from project.realtime.identity import Author
from project.realtime.limits import TokenBucket
from project.realtime.messages import Command
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.relay import Relay
from project.realtime.sockets import Socket
from project.realtime.xray_way import Way

logger = logging.getLogger(__name__)

Services = Mapping[type[Command], Callable[..., Receipt]]


class Commands:
    """Sends each command to its service, in the order of arrival, and its `ack` or `error` back."""

    def __init__(self, relay: Relay, socket: Socket, services: Services, address: str) -> None:
        self._relay = relay
        self._socket = socket
        self._services = services
        self._address = address
        self._bucket = TokenBucket(settings.COMMANDS_PER_SECOND, 2 * settings.COMMANDS_PER_SECOND)
        self._answers: set[asyncio.Task[None]] = set()

    def submit(self, command: Command, frame: str) -> None:
        """Queue the command for the next commit; raises `Refused` for what can be told without the database."""
        self.hold_back()
        permission.check_role(self._socket.role, command.role)
        author = self._author(frame)
        held = self._held(command)  # as of now; but what was done before anybody held it is still acknowledged
        way = None if self._relay.xray is None else self._relay.xray.begin(self._socket, command)
        do = partial(self._perform, command, author, held, way)
        write = Write(author.op_namespace, command.op, do, command.about(), way)
        answer = asyncio.create_task(self._answer(command, self._relay.committer.submit(write), way))
        if way is not None:
            way.mark("queued")
        self._answers.add(answer)  # a task that nobody holds may vanish
        answer.add_done_callback(self._answers.discard)

    def hold_back(self) -> None:
        """Refuse whatever asks the database for something more often than `COMMANDS_PER_SECOND`."""
        if wait := self._bucket.take():
            raise Refused("rate_limited", "Too many changes at once. They will be sent again.", retry_after=wait)

    def _held(self, command: Command) -> Refused | None:
        holder = self._relay.leases.holder(command.subject()) if command.exclusive else None
        if holder in (None, self._socket.person.id):
            return None
        return Refused("held", f"{self._relay.presence.name_of(str(holder))} is moving this.")

    def _author(self, frame: str) -> Author:
        """The person; but a client without a session is a new person each time that it connects.

        So that it too can send a command again, its `op` counts for its address and this very frame.
        """
        person = self._socket.person
        if self._socket.access.session_key:
            return Author(person.id, person.name)
        return Author(person.id, person.name, f"{self._address}:{hashlib.sha256(frame.encode()).hexdigest()}")

    def _perform(self, command: Command, author: Author, held: Refused | None, way: Way | None, log: Log) -> Receipt:
        """On a database thread, with the room locked: what is checked here holds."""
        if done := log.find(author, command.op):
            return done
        if held:
            raise held
        access = self._socket.access
        if not links.allows(access.role(log.room), command.role):
            follow_up([(access, log.room)])  # whoever has just renewed the links was given the new ones
        permission.check(command, log.room, access.role(log.room), author.id)
        service = self._services[type(command)]
        if way is None:
            return service(log.room, by=author, op=command.op, **command.fields())
        before = len(log.fresh)
        way.mark("called")
        receipt = service(log.room, by=author, op=command.op, **command.fields())
        way.served(receipt.seq, len(log.fresh) - before)
        return receipt

    async def _answer(self, command: Command, committed: asyncio.Future[Receipt], way: Way | None) -> None:
        started = time.perf_counter()
        outcome = "done"
        try:
            receipt = await committed
            if receipt.duplicate:
                outcome = "duplicate"
            metrics.ACK.observe(time.perf_counter() - started)
            self._socket.write(Frame.of("ack", op=command.op, seq=receipt.seq, duplicate=receipt.duplicate))
        except Exception as failure:  # noqa: BLE001 -- every command is answered
            refusal = as_refusal(failure)
            outcome = refusal.code
            self._socket.write(error_frame(refusal, op=command.op, id=command.subject()))
        if way is not None:
            way.answered(outcome)
        metrics.COMMANDS.labels(command.__struct_config__.tag, outcome).inc()
        self._relay.leases.drop(command.subject(), self._socket.person.id)


def as_refusal(failure: Exception) -> Refused:
    """A failure of ours as the client gets it: it may try again."""
    if isinstance(failure, Refused):
        return failure
    if isinstance(failure, Room.DoesNotExist):
        return Refused("not_found", "This room is gone.")
    if isinstance(failure, DataError):  # it could not be stored later either
        logger.error("command not storable: %s", failure)
        return Refused("invalid", "The database cannot store this.")
    if isinstance(failure, DatabaseError | InterfaceError):
        logger.warning("command not stored: %s", failure)
    else:
        logger.error("command failed", exc_info=failure)
    return Refused("failed", "This could not be stored just now. It will be sent again.", retry_after=1)


def error_frame(refusal: Refused, *, op: str | None = None, id: str | None = None) -> Frame:
    fields = {"op": op, "id": id, "retry_after": refusal.retry_after and round(refusal.retry_after, 3)}
    present = {name: value for name, value in fields.items() if value is not None}
    return Frame.of("error", code=refusal.code, detail=refusal.detail, **present)
