"""One browser's socket: who comes, what may be said, and who does it (stops 3 and 4).

`RoomConsumer` knows the frames that all kinds of rooms share. Each app's consumer adds its own
messages and says which service does which command.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from channels.consumer import get_handler_name
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.conf import settings
from django.db import DatabaseError, InterfaceError

from project import logs
from project.realtime import access, metrics, permission, renaming, seats, watch, xray
from project.realtime.commands import Commands, Services, as_refusal, error_frame
from project.realtime.database import in_thread
from project.realtime.door import door
from project.realtime.frames import Frame
from project.realtime.leases import MANY
from project.realtime.limits import FLOOD, FRAME_BYTES, TokenBucket, address_of
from project.realtime.messages import Command, Hello, Live, PersonRename, Ping, Seen, XrayWatch, mentioned
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.relay import Relay, relay_of
from project.realtime.snapshots import StateOf
from project.realtime.sockets import Socket

logger = logging.getLogger(__name__)

HELLO_WITHIN = 20  # seconds
CLOSE_CODES = {"not_found": 4404, "rate_limited": 4429, "failed": 1013}  # else 4403

PONG = Frame.of("pong")


class RoomConsumer(AsyncJsonWebsocketConsumer):
    """A socket in a room; `mapmarkers/consumers.py` shows how a kind of room is made of it."""

    kind: ClassVar[str]
    services: ClassVar[Services]
    state_of: ClassVar[StateOf]
    decoder: ClassVar[msgspec.json.Decoder[Any]]
    channel_layer = None  # the process has one channel for all of its sockets (process_channel.py)

    room: Room
    relay: Relay
    socket: Socket | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One message after the other, until the socket is closed.

        Channels' own loop waits for a layer channel too, by a task and an `asyncio.wait()` for each message;
        and `disconnect()` is not called when the server gives up on a handler that hangs.
        """
        self.scope, self.base_send = scope, send
        self.uncount: Callable[[], None] = lambda: None
        try:
            with suppress(StopConsumer):
                while True:
                    await self.dispatch(await receive())
        finally:
            self._leave()

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Channels closes old database connections before each message, in the process's one thread.

        That hop costs more than the rest of a message's way; `in_thread()` does it where it is needed.
        """
        await getattr(self, get_handler_name(message))(message)

    async def connect(self) -> None:
        try:
            await self._pass_the_door()
            self.socket = await self._enter()
        except (Refused, DatabaseError, InterfaceError) as failure:
            refusal = as_refusal(failure)
            await self.send(error_frame(refusal).text)
            await self.close(CLOSE_CODES.get(refusal.code, 4403))
            return
        self.held: set[str | None] = set()
        self.own: set[str | None] = set()
        self.flood = TokenBucket(FLOOD * settings.COMMANDS_PER_SECOND, FLOOD * settings.COMMANDS_PER_SECOND)
        self.live_bucket = TokenBucket(settings.LIVE_PER_SECOND, 2 * settings.LIVE_PER_SECOND)
        self.told = TokenBucket(1, 1)  # of "too many movements", so that the answer is no flood itself
        logs.about(room=str(self.room), socket=logs.new_id())
        self.relay = relay_of(self.room, type(self))
        self.room = self.relay.room  # one for all, rather than a copy for each socket
        self.commands = Commands(self.relay, self.socket, self.services, self.address)
        self.hello_timer = asyncio.get_running_loop().call_later(HELLO_WITHIN, self.socket.close, 4408)
        metrics.SOCKETS.labels(self.kind).inc()
        watch.start()

    async def _pass_the_door(self) -> None:
        address = address_of(self.scope)
        try:
            if not self.scope["session"].session_key:  # then it counts by its address: nobody waits behind it in vain
                seats.check_address(address)
            await door.pass_through(address)
        except Refused:
            await self.accept()  # before any close, or the browser sees only 1006
            raise
        await self.accept()

    async def _enter(self) -> Socket:
        entered = await in_thread(access.enter, self.scope, self.kind)
        if entered is None:
            raise Refused("not_found", "There is no such room.")
        self.room, person, right = entered
        role = right.role(self.room)
        if not role:
            raise Refused("forbidden", right.why_closed(self.room))
        self.address = address_of(self.scope)
        self.uncount = await seats.take_place(person.id, self.address, has_session=bool(right.session_key))
        wire = self.scope.get("extensions", {}).get("roomful.wire")
        return Socket(person, role, right, self.base_send, wire)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        if self.socket is None:
            return  # turned away, and closing
        if self.relay.xray is not None:
            self.socket.came = perf_counter()
        if self.flood.take():
            self._close(Refused("rate_limited", "Far too many messages."), 4429)
        elif text_data is None:
            self._answer(Refused("invalid", "Frames are text, one JSON object each."), "")
        elif len(text_data) > FRAME_BYTES or len(text_data.encode()) > FRAME_BYTES:
            self._close(Refused("too_large", f"A message may have {FRAME_BYTES} bytes."), 4413)
        else:
            await self._read(self.socket, text_data)

    async def _read(self, socket: Socket, text: str) -> None:
        try:
            frame = self.decoder.decode(text)
            if socket.position < 0 and not isinstance(frame, Hello | Ping):
                raise Refused("hello_first", 'The first frame is {"type":"hello","since":null}.')
            await self._handle(socket, frame, text)
        except msgspec.MsgspecError as error:
            self._answer(Refused("invalid", f"{error}."), text)
        except RecursionError:
            self._answer(Refused("invalid", "This is nested too deeply."), text)
        except (Refused, DatabaseError, InterfaceError) as failure:
            self._answer(as_refusal(failure), text)

    async def _handle(self, socket: Socket, frame: Any, text: str) -> None:
        match frame:
            case Ping():
                socket.write(PONG)
            case Hello(since=since, quiet=quiet):
                socket.quiet = quiet
                self.commands.hold_back()
                await self._hello(socket, since)
            case Seen(seq=seq):
                socket.seen(seq)
                self.relay.catch_up.start(socket)
            case XrayWatch(on=on):
                self.commands.hold_back()
                xray.watch(self.relay, socket, on=on)
            case PersonRename():
                self.commands.hold_back()
                await renaming.rename(socket, frame)
            case Command():
                self.commands.submit(frame, text)
            case Live():
                await self._live(socket, frame)

    async def _hello(self, socket: Socket, since: int | None) -> None:
        self.hello_timer.cancel()
        self.relay.sockets.discard(socket)
        try:
            await self.relay.catch_up.join(socket, since)
        except Room.DoesNotExist:
            self._close(Refused("not_found", "This room is gone."), 4404)
        except (DatabaseError, InterfaceError) as failure:
            self._close(as_refusal(failure), 1013)  # try again later
        else:
            self.relay.presence.greet(socket)

    async def _live(self, socket: Socket, update: Live) -> None:
        if wait := self.live_bucket.take():
            if not self.told.take():
                raise Refused("rate_limited", "Too many movements at once.", retry_after=wait)
            return
        permission.check_role(socket.role, update.role)
        if update.role != Room.Role.VIEWER:
            permission.check_open(self.relay.room, socket.role)
        if update.lease == "take":
            await self._check_own(socket, update)
            holder = await self.relay.leases.take(update.subject(), socket.person.id)
            if holder != socket.person.id:
                raise Refused("held", f"{self.relay.presence.name_of(holder)} is moving this.")
            self._hold(update.subject())
        elif update.lease == "end" and not self.relay.leases.drop(update.subject(), socket.person.id):
            return
        metrics.LIVE_IN.inc()
        self.relay.pass_live(update, socket.person.id, socket)

    def _hold(self, subject: str | None) -> None:
        """Remember what has to be put down when this socket goes."""
        self.held.add(subject)
        if len(self.held) > MANY:
            holder = self.relay.leases.holder
            self.held = {subject for subject in self.held if holder(subject)}

    async def _check_own(self, socket: Socket, update: Live) -> None:
        """In an add-only room nobody takes what somebody else added; asked once for each thing."""
        room, id = self.relay.room, update.subject()
        if room.mode != Room.Mode.ADD or socket.role == Room.Role.OWNER or id in self.own:
            return
        if not await in_thread(permission.is_own, room, [UUID(id)], socket.person.id):
            raise Refused("forbidden", permission.THEIRS)
        if len(self.own) > MANY:
            self.own.clear()
        self.own.add(id)

    def _answer(self, refusal: Refused, text: str) -> None:
        about = mentioned(text)
        if self.socket:
            self.socket.write(error_frame(refusal, op=about.op, id=about.id))

    def _close(self, refusal: Refused, code: int) -> None:
        if self.socket:
            self.socket.write(error_frame(refusal))
            self.socket.close(code)

    def _leave(self) -> None:
        self.uncount()
        if self.socket is None:
            return
        self.hello_timer.cancel()
        self.relay.sockets.discard(self.socket)
        xray.watch(self.relay, self.socket, on=False)
        self.relay.presence.changed()
        metrics.SOCKETS.labels(self.kind).dec()
        for subject in self.held:
            if self.relay.leases.drop(subject, self.socket.person.id) and (update := self.released(subject)):
                self.relay.pass_live(update, self.socket.person.id, self.socket)

    def released(self, subject: str | None) -> Live | None:
        """What to tell the others when this socket goes away while it moves `subject`."""
        return None
