"""What has to hold in the state machine's room, whatever was done to it."""

import asyncio
import threading

import pytest

from project.realtime import database, drain, process_channel, watch
from project.realtime.database import in_thread
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.relay import Relay
from tests.faults.machine_client import Client
from tests.faults.machine_faults import Faults
from tests.faults.machine_ledger import Ledger
from tests.faults.machine_replica import ASKED, Frame, Replica
from tests.visitors import Visitors

ROLES = {"Ana": "owner", "Ben": "editor", "Cleo": "editor", "Vera": "viewer"}
SCRIPT = Author("a-script", "Script")


class RoomUnderTest:
    """Made for one example."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.faults = Faults(patch)
        self.room = Room.objects.create(kind="map", title="Harbour")
        visitors, path = Visitors(), f"/ws{self.room.get_absolute_url()}"
        self.clients = {
            name: Client(name, role, path, visitors.session(name, self.room, role)) for name, role in ROLES.items()
        }
        self.script = Ledger()
        self.history: list[Frame] = []  # all events so far, also those that were pruned
        self.pruned = 0  # up to this seq
        self.dragged: set[str] = set()  # ids of markers that somebody may hold

    @property
    def here(self) -> list[Client]:
        return [client for client in self.clients.values() if client.tab]

    async def truth(self) -> Replica:
        return await in_thread(Replica.of_database, self.room.pk)

    async def look(self) -> None:
        """What `watch.py` does all the time."""
        relay = process_channel.current().listeners.get(process_channel.group_of(self.room.pk))
        if isinstance(relay, Relay) and relay.sockets:
            relay.catch_up.close_slow()
            await watch.look([relay])

    async def agree(self) -> None:
        """When all is quiet, everybody who is here and the database tell the same story."""
        await self.calm_down()
        await drain.finished()  # what those asked who are gone
        await self.look()
        truth = await self.truth()
        await self.record()
        assert len(self.history) == truth.seq
        for client in self.here:
            await client.up_to(truth.seq)
            assert client.replica
            assert client.replica.seen_from(self.pruned) == truth.seen_from(self.pruned), f"{client.name} differs"
        self.verify(truth)

    async def agree_with_everybody(self) -> None:
        """Those who were away come back; Vera loads the page anew."""
        for client in self.clients.values():
            if client.tab is None or client.role == "viewer":
                await client.come(forgetful=client.role == "viewer")
        await self.agree()

    async def calm_down(self) -> None:
        """No more faults; what is not acknowledged is sent until it is."""
        for client in self.here:
            await client.answered()
        failed = self.faults.relent()
        for client in self.clients.values():
            assert failed or not client.failures, "the database did not fail, but a command did"
            client.failures = 0
        for client in self.here:
            for op in [*client.outbox]:
                await client.send(op)
            await client.answered()
            assert not client.outbox

    async def record(self) -> None:
        """Read the log; what was in it once never changes."""
        for event in await in_thread(self._log):
            known = self.history[event["seq"] - 1 : event["seq"]]
            assert known == [event] or (not known and event["seq"] == len(self.history) + 1), f"{event}, not {known}"
            if not known:
                self.history.append(event)

    def _log(self) -> list[Frame]:
        rows = self.room.events.order_by("seq")
        return [{"seq": row.seq, "type": row.type, "op": row.op, "by": row.actor, **row.data} for row in rows]

    def verify(self, truth: Replica) -> None:
        """The history keeps to the rules, leads to what is true, and is what everybody asked for and was told."""
        roles = {SCRIPT.id: "owner"} | {client.id: client.role for client in self.clients.values()}
        ledgers = {SCRIPT.id: self.script} | {client.id: client.ledger for client in self.clients.values()}
        story = Replica(0, "Harbour", False, [], [])
        for event in self.history:
            command = {ASKED.get(name, name): value for name, value in event.items()} | {"type": ASKED[event["type"]]}
            assert story.verdict(roles[event["by"]], command) == "", f"{event} was against the rules"
            story.apply(event)
        assert story.seen_from(self.pruned) == truth.seen_from(self.pruned), "the log tells another story"
        for id, ledger in ledgers.items():
            ledger.verify([event for event in self.history if event["by"] == id])
        for client in self.clients.values():
            for seq, event in client.saw.items():
                assert event == self.history[seq - 1], f"{client.name} was told something else"


async def threads_are_done() -> None:
    """Wait until the database threads have done what they were given so far."""
    barrier = threading.Barrier(database.THREADS)
    await asyncio.gather(*(in_thread(barrier.wait) for _ in range(database.THREADS)))
