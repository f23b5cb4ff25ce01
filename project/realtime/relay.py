"""The relay: this process's one listener for a room (stop 8).

Events go out in order or not at all: one that is ahead of a hole waits until the hole has been read
from the database. Live updates are collected for a tick. Each frame is encoded once and written to
every local socket that can take it; a slow one is skipped, and caught up when it has room again.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import msgspec

from project.realtime import live, metrics, process_channel
from project.realtime.catch_up import CatchUp
from project.realtime.events import Numbered
from project.realtime.frames import Frame
from project.realtime.group_commit import Committer
from project.realtime.leases import Leases
from project.realtime.limits import SOCKETS_PER_TICK_SECOND, TICK
from project.realtime.messages import Live, encode, mentioned
from project.realtime.models import Room
from project.realtime.ordering import Ordering
from project.realtime.presence import Presence
from project.realtime.process_channel import Message, ProcessChannel
from project.realtime.repair import Repair
from project.realtime.showing_out import show_out
from project.realtime.snapshots import Snapshots, StateOf
from project.realtime.sockets import Socket

if TYPE_CHECKING:
    from project.realtime.xray import Xray


class Kind(Protocol):
    """What the relay needs to know of a kind of room; its consumer class says it."""

    state_of: ClassVar[StateOf]
    decoder: ClassVar[msgspec.json.Decoder[Any]]


class Relay:
    """Everything that one process knows about one open room."""

    def __init__(self, channel: ProcessChannel, room: Room, kind: type[Kind]) -> None:
        self.channel = channel
        self.room = room  # as last seen in the database; `watch.py` looks every 2 s
        self.group = process_channel.group_of(room.pk)
        self.sockets: set[Socket] = set()
        self.log = Ordering(room.seq)
        self.repair = Repair(self)
        self.catch_up = CatchUp(self)
        self.committer = Committer(room)
        self.snapshots = Snapshots(room, kind.state_of)
        self.presence = Presence(self)
        self.leases = Leases(room.pk, shared=not channel.alone)
        self._decode = kind.decoder.decode
        self._live = live.LiveBuffer()
        self._ready: list[Numbered] = []
        self._flushed = 0.0
        self._flush: asyncio.Handle | None = None
        self.empty_since: float | None = None  # see watch.py
        self.xray: Xray | None = None  # somebody watches
        self._opening = channel.loop.create_task(self._open())

    async def _open(self) -> None:
        await self.channel.join(self.group, self)
        self.channel.publish(self.group, {"type": "room.who"})
        self.missed()  # what was committed before the group knew this process

    def missed(self) -> None:
        """Something may have been lost on the layer."""
        self.repair.start()

    def receive(self, message: Message) -> None:
        """A message of the room's group; the layer is at-most-once, so any of them may be missing."""
        match message["type"]:
            case "room.events":
                if self.xray is not None:
                    self.xray.heard((seq for seq, _ in message["events"]), "layer" if "from" in message else "here")
                self.pass_on((seq, data.encode()) for seq, data in message["events"])
            case "room.live":
                for by, update in message["updates"]:
                    self.pass_live(self._decode(update), by, origin=None)
            case "room.people":
                self.presence.heard(message["from"], message["people"])
            case "room.who":
                self.presence.announce()

    def pass_on(self, events: Iterable[Numbered]) -> None:
        """Events from the layer or the database, in any order and any number of times."""
        passed = self.log.pass_on(events)
        if passed:
            self._ready += passed
            self._schedule()
            self._put_down(passed)
            show_out(passed, self.sockets)
        if self.log.has_hole:
            self.repair.start()

    def pass_live(self, update: Live, by: str, origin: Socket | None) -> None:
        """A live update from a socket of this process, or (no origin) from another process."""
        if update.lease == "end":
            self.leases.drop(update.subject(), by)
        elif update.lease == "take" and origin is None:
            self.leases.heard(update.subject(), by)
        if self.xray is not None:
            self.xray.live(update, by, origin)
        self._live.put(update, by, origin)
        self._schedule()

    def _put_down(self, passed: list[Numbered]) -> None:
        """A stored change ends the lease under which it was made."""
        if self.leases:
            for _, event in passed:
                about = mentioned(event)
                self.leases.drop(about.id, about.by or "")

    def _schedule(self) -> None:
        """Flush at the next tick, or at once if the last one is long past: an idle room waits for nothing."""
        if self._flush is None:
            loop = self.channel.loop
            tick = max(TICK, len(self.sockets) / SOCKETS_PER_TICK_SECOND)
            self._flush = loop.call_at(max(loop.time(), self._flushed + tick), self.flush)

    def flush(self) -> None:
        """Write what has gathered: first what is out of date in a moment, so that it cannot undo an event."""
        self._flush = None
        self._flushed = self.channel.loop.time()
        with metrics.FLUSH.time():
            if self._live:
                self._fan_out_live(self._live.take())
                if self.xray is not None:
                    self.xray.live_written()
            if self._ready:
                ready, self._ready = self._ready, []
                self._fan_out(Frame.events(data for _, data in ready), ready[0][0], ready[-1][0])
                if self.xray is not None:
                    self.xray.written(ready)

    def _fan_out(self, frame: Frame, first: int, last: int) -> None:
        metrics.EVENTS.inc(last - first + 1)
        written = 0
        for socket in self.sockets:
            if socket.position == first - 1 and not socket.blocked:
                socket.write_events(frame, last)
                written += 1
            elif socket.position < last:
                self.catch_up.start(socket)
        metrics.FRAMES.inc(written)

    def _fan_out_live(self, updates: list[live.Pending]) -> None:
        mine = [(pending.by, encode(pending.update).decode()) for pending in updates if pending.origin]
        if mine:
            self.channel.publish(self.group, {"type": "room.live", "updates": mine})
        frame = Frame.live(live.as_json(pending) for pending in updates)
        origins = {pending.origin for pending in updates}
        only = origins.pop() if len(origins) == 1 else None  # nobody needs to be told what they just said
        written = 0
        for socket in self.sockets:
            if socket is only or socket.position < 0:
                continue
            if socket.blocked:
                self.catch_up.start(socket)
            else:
                socket.put(frame)
                written += 1
        metrics.FRAMES.inc(written)
        metrics.LIVE_OUT.inc(len(updates) * written)

    def write_all(self, frame: Frame) -> None:
        """Something that may be missed, to every socket that can take it."""
        for socket in self.sockets:
            if not socket.blocked:
                socket.write(frame)


def relay_of(room: Room, kind: type[Kind]) -> Relay:
    """This process's relay for the room, made when its first socket opens."""
    channel = process_channel.current()
    relay = channel.listeners.get(process_channel.group_of(room.pk))
    if not isinstance(relay, Relay):
        relay = channel.listeners[process_channel.group_of(room.pk)] = Relay(channel, room, kind)
    relay.empty_since = None  # somebody is coming in
    return relay
