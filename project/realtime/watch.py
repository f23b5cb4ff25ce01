"""What is looked at again and again: the layer may have lost a notice, a role may have been taken away.

One task per process, a handful of queries every two seconds for all of its rooms and sockets.
"""

import asyncio
import logging
import random
from functools import partial
from weakref import WeakKeyDictionary

from django.db import DatabaseError, InterfaceError

from project.realtime import access, drain, links, metrics, seats, worker
from project.realtime.access import Access
from project.realtime.database import checkpoint, in_thread
from project.realtime.frames import Frame
from project.realtime.models import Room
from project.realtime.process_channel import ProcessChannel, current
from project.realtime.relay import Relay
from project.realtime.sockets import Socket, dismiss

logger = logging.getLogger(__name__)

BEAT = 0.9  # seconds
LOOK = 2  # beats between two looks at the database: what was taken away is gone within two seconds
RENEW = 5  # beats after which the seats are renewed
LINGER = 30  # seconds that a relay without sockets is kept

_watches: WeakKeyDictionary[ProcessChannel, asyncio.Task[None]] = WeakKeyDictionary()


def start() -> None:
    """Have the running loop's process watched; safe to call for every socket."""
    channel = current()
    if channel not in _watches:
        _watches[channel] = channel.loop.create_task(_watch(channel))
        drain.on_drain(partial(say_goodbye, channel))
    worker.start_in_process()


def say_goodbye(channel: ProcessChannel, spread: float) -> None:
    """The process is going away: everybody comes back within `spread` seconds, not all at once."""
    for relay in _relays(channel):
        for socket in relay.sockets:
            socket.write(Frame.of("reconnect", after=round(random.uniform(0, spread), 2)))  # noqa: S311 -- no secret


async def _watch(channel: ProcessChannel) -> None:
    beat = 0
    looking: asyncio.Task[None] | None = None
    while True:
        due = channel.loop.time() + BEAT
        await asyncio.sleep(BEAT)
        metrics.LOOP_LAG.set(max(0.0, channel.loop.time() - due))
        beat += 1
        relays = _relays(channel)
        metrics.ROOMS.set(sum(bool(relay.sockets) for relay in relays))
        metrics.WAITING_COMMANDS.set(sum(relay.committer.waiting for relay in relays))
        metrics.WAITING_MESSAGES.set(channel.waiting)
        metrics.TASKS.set(len(asyncio.all_tasks()))
        for relay in relays:
            relay.catch_up.close_slow()
            relay.presence.renew()
            if relay.xray is not None:
                relay.xray.report()
            await _end_if_empty(channel, relay)
        if beat % RENEW == 0:
            seats.seats.renew()
        if beat % LOOK == 0 and (looking is None or looking.done()):  # a database that hangs holds up nothing else
            looking = channel.loop.create_task(_try_to_look([relay for relay in relays if relay.sockets]))


def _relays(channel: ProcessChannel) -> list[Relay]:
    return [relay for relay in channel.listeners.values() if isinstance(relay, Relay)]


async def _end_if_empty(channel: ProcessChannel, relay: Relay) -> None:
    if relay.sockets:
        relay.empty_since = None
    elif relay.empty_since is None:
        relay.empty_since = channel.loop.time()
    elif channel.loop.time() - relay.empty_since > LINGER:
        await channel.leave(relay.group)


async def _try_to_look(relays: list[Relay]) -> None:
    try:
        await look(relays)
        await in_thread(checkpoint)
    except (DatabaseError, InterfaceError) as failure:
        logger.warning("watch: %s", failure)


async def look(relays: list[Relay]) -> None:
    """Compare the rooms and the sockets' rights with the database, and act on what has changed."""
    sockets = [(relay, socket) for relay in relays for socket in relay.sockets]
    rooms, valid = await in_thread(_read, [relay.room.pk for relay in relays], [socket.access for _, socket in sockets])
    for relay in relays:
        if room := rooms.get(relay.room.pk):
            relay.room = room
            if room.seq > relay.log.position:
                relay.repair.start()
    if sinking := [(socket.access, relay.room) for relay, socket in sockets if _sinks(relay, socket)]:
        await in_thread(access.follow_up, sinking)
    for (relay, socket), is_valid in zip(sockets, valid, strict=True):
        if relay.room.pk not in rooms:
            dismiss(socket, 4404, "This room is gone.")
        elif not is_valid:
            dismiss(socket, 4403, "You are signed out. Load the page again.")
        else:
            _check_role(relay, socket)


def _read(room_ids: list[int], accesses: list[Access]) -> tuple[dict[int, Room], list[bool]]:
    return Room.objects.in_bulk(room_ids), access.still_valid(accesses)


def _sinks(relay: Relay, socket: Socket) -> bool:
    return not links.allows(socket.access.role(relay.room), socket.role)


def _check_role(relay: Relay, socket: Socket) -> None:
    role = socket.access.role(relay.room)
    if not role:
        removed = links.is_removed(relay.room, socket.access.people)
        why = links.REMOVED if removed else "This room is no longer open to you. Ask for a new link."
        dismiss(socket, 4403, why)
    elif role != socket.role:
        socket.role = role
        socket.write(Frame.of("you", you=socket.person.public(role)))
        relay.presence.changed()
