"""Under the hood: shows to those who ask for it the way of the messages of their room, measured as they pass.

A relay has one of these only while somebody watches (`xray.watch`). Each stop of a message's way
asks whether there is one, and that is all that it costs when nobody does. Nobody learns of a
message that they were not sent: of what others do, only the events and live updates are told.
"""

from collections.abc import Iterable
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from django.db import transaction

from project.realtime.events import Numbered
from project.realtime.frames import Frame
from project.realtime.messages import Command, Live
from project.realtime.process_channel import Message
from project.realtime.sockets import Socket
from project.realtime.xray_pace import Pace
from project.realtime.xray_watchers import Watchers
from project.realtime.xray_way import Way, stops

if TYPE_CHECKING:
    from project.realtime.relay import Relay

PATIENCE = 1  # seconds that an answered command is kept for its last stops; the layer may be away


class Happened(msgspec.Struct):
    """What a stored event says of itself."""

    type: str
    op: str
    by: str


class Seen(NamedTuple):
    """A live update on its way to the next tick."""

    name: str
    by: str
    source: str
    marks: list[tuple[str, float]]


class Xray:
    """Of one relay, while somebody watches it."""

    def __init__(self, relay: "Relay") -> None:
        self.ways: dict[int, Way] = {}  # of commands that are being committed, by the seq of their event
        self._relay = relay
        self._watchers = Watchers(relay)
        self._heard: dict[int, tuple[float, str]] = {}  # when, and from where, by seq
        self._live: Seen | None = None  # the latest of this tick
        self._pace = Pace(relay.channel.loop, self._watchers.tell)
        relay.channel.taken[relay.group] = self._taken

    def add(self, socket: Socket) -> None:
        self._watchers.add(socket)

    def remove(self, socket: Socket) -> None:
        self._watchers.remove(socket)
        if not self._watchers and self._relay.xray is self:
            self._relay.xray = None
            self._relay.channel.taken.pop(self._relay.group, None)
            self._pace.stop()

    def report(self) -> None:
        """Called every second."""
        self._watchers.report()

    # Commands

    def begin(self, socket: Socket, command: Command) -> Way:
        return Way(self, socket, command)

    def settle(self, way: Way) -> None:
        """Tell of a command that has been answered, as soon as its event has come by, too."""
        if not way.outcome:
            return
        is_over = way.outcome != "done" or way.seq is None  # no event follows
        if is_over or (way.event and (self._relay.channel.alone or way.has("taken"))):
            self._tell(way)
        else:
            self._relay.channel.loop.call_later(PATIENCE, self._tell, way)

    def _tell(self, way: Way) -> None:
        if way.told:
            return
        way.told = True
        if way.seq is not None and self.ways.get(way.seq) is way:
            del self.ways[way.seq]
        by = way.origin.person.id
        told: dict[str, Any] = {"name": way.name, "op": way.op, "outcome": way.outcome, "by": by, "from": "here"}
        if way.seq is not None and way.outcome == "done":
            told["seq"] = way.seq
        if way.origin in self._watchers:
            self._watchers.write(way.origin, Frame.of("xray", of="command", **told, stops=way.stops()))
        if way.event:  # by the event's name: that of the command may say more than others know
            told["name"] = way.event
            self._pace.offer({"of": "event", **told, "stops": way.stops()}, way.origin)

    def _taken(self, message: Message) -> None:
        """The channel layer has taken a message of ours for the other processes."""
        for seq, _ in message.get("events", ()):
            if way := self.ways.get(seq):
                way.mark("taken")
                self.settle(way)

    # Events

    def heard(self, seqs: Iterable[int], source: str) -> None:
        """The relay got them: from "here", from another process by the "layer", or late, from the "database"."""
        now = perf_counter()
        for seq in seqs:
            self._heard.setdefault(seq, (now, source))

    def written(self, ready: list[Numbered]) -> None:
        """They have been written to all sockets that can take them."""
        now = perf_counter()
        last = ready[-1][0]
        for seq, event in ready:
            way = self.ways.get(seq)
            when, source = self._heard.pop(seq, (now, "here"))
            if way is not None:
                way.mark("heard", when)
                way.mark("written", now)
                way.event = msgspec.json.decode(event, type=Happened).type
                self.settle(way)
            elif seq == last:
                self._tell_event(seq, event, source, [("heard", when), ("written", now)])
        self._heard = {seq: heard for seq, heard in self._heard.items() if seq > last}

    def _tell_event(self, seq: int, event: bytes, source: str, marks: list[tuple[str, float]]) -> None:
        told = msgspec.json.decode(event, type=Happened)
        known = {"name": told.type, "op": told.op, "by": told.by, "outcome": "done", "from": source, "seq": seq}
        self._pace.offer({"of": "event", **known, "stops": stops(marks)}, None)

    # Live updates

    def live(self, update: Live, by: str, origin: Socket | None) -> None:
        marks = []
        if origin and origin.came:
            marks, origin.came = [("received", origin.came)], 0.0
        name = str(update.__struct_config__.tag)
        self._live = Seen(name, by, "here" if origin else "layer", [*marks, ("heard", perf_counter())])

    def live_written(self) -> None:
        if seen := self._live:
            self._live = None
            told = {"name": seen.name, "by": seen.by, "from": seen.source}
            self._pace.offer({"of": "live", **told, "stops": stops([*seen.marks, ("written", perf_counter())])}, None)


def watch(relay: "Relay", socket: Socket, *, on: bool) -> None:
    """`xray.watch`: somebody opens the drawer, or closes it."""
    if on:
        relay.xray = relay.xray or Xray(relay)
        relay.xray.add(socket)
    elif relay.xray is not None:
        relay.xray.remove(socket)


def mark(ways: list[Way], at: str) -> None:
    """All commands of one transaction pass a stop."""
    now = perf_counter()
    for way in ways:
        way.mark(at, now)


def mark_at_commit(ways: list[Way]) -> None:
    """To be called within the transaction, before anybody else asks to be called when it is committed."""
    if ways:
        transaction.on_commit(partial(mark, ways, "committed"))
