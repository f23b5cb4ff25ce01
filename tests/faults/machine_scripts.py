"""What reaches the state machine's room by other ways than a socket: scripts, and the log's pruning."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import OperationalError

from mapmarkers import batches, services
from mapmarkers.consumers import MapConsumer
from project.realtime.database import in_thread
from project.realtime.events import Log, Receipt
from project.realtime.group_commit import Write
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.relay import relay_of
from project.realtime.services import chat_say, room_freeze, room_rename
from tests.faults.machine_faults import Notices
from tests.faults.machine_replica import Frame, beyond_the_pole
from tests.faults.machine_room import SCRIPT, RoomUnderTest

SERVICES: dict[str, Callable[..., Receipt]] = {
    "marker.add": services.marker_add,
    "marker.move": services.marker_move,
    "marker.edit": services.marker_edit,
    "marker.remove": services.marker_remove,
    "marker.lock": services.marker_lock,
    "markers.change": batches.markers_change,
    "room.rename": room_rename,
    "room.freeze": room_freeze,
    "chat.say": chat_say,
}


def known(value: Any) -> Any:
    """With ids as the services have them."""
    if isinstance(value, list):
        return [known(one) for one in value]
    if isinstance(value, dict):
        return {name: known(one) for name, one in value.items()}
    return UUID(value) if isinstance(value, str) and len(value) == 36 else value


class Scripts(RoomUnderTest):
    """Writers that know the services, and no protocol."""

    async def run_script(self, command: Frame) -> None:
        """The same services, called by something that is no socket."""
        op = self.script.ask(command)
        if beyond_the_pole(command):
            return  # scripts know better
        fields = {name: known(value) for name, value in command.items() if name != "type"}
        try:
            receipt = await in_thread(partial(SERVICES[command["type"]], self.room, by=SCRIPT, op=op, **fields))
            self.script.ack(op, receipt.seq, duplicate=receipt.duplicate)
        except Refused as refused:
            self.script.refuse(op, refused.code)
        except OperationalError:
            self.script.refuse(op, "failed")
            assert self.faults.database_failed

    async def write_unheard(self, commands: list[Frame], notices: Notices, picks: list[int], keep: int | None) -> None:
        """Scripts whose notices are lost, late, in disorder, twice; perhaps the log is pruned meanwhile."""
        self.faults.notices = notices
        for command in commands:
            await self.run_script(command)
        await self.faults.deliver_late(picks[:4])
        if keep is not None:
            await self.prune(keep)
        await self.faults.deliver_late(picks[4:])
        self.faults.notices = "told"

    async def fail_half_way(self) -> None:
        """A write that fails after it has changed something, then the same op as it should be, in one commit."""
        op = self.script.ask({"type": "chat.say", "text": "a second try"})

        def fail(log: Log) -> Receipt:
            room_rename(log.room, by=SCRIPT, op=op, title="half done")
            raise Refused("invalid", "It fails after all.")

        def work(log: Log) -> Receipt:
            return chat_say(log.room, by=SCRIPT, op=op, text="a second try")

        relay = relay_of(await in_thread(Room.objects.get, pk=self.room.pk), MapConsumer)
        writes = [relay.committer.submit(Write(SCRIPT.id, op, do)) for do in (fail, work)]
        failed, worked = await asyncio.gather(*writes, return_exceptions=True)
        if isinstance(worked, Receipt):
            assert isinstance(failed, Refused)
            self.script.ack(op, worked.seq, duplicate=worked.duplicate)
        else:
            self.script.refuse(op, "failed")
            assert self.faults.database_failed

    async def prune(self, keep: int) -> None:
        """Delete old events, but for those whose commands may still be sent again."""
        await self.record()
        unsure = {(client.id, op) for client in self.clients.values() for op in client.outbox}
        needed = [event["seq"] for event in self.history if (event["by"], event["op"]) in unsure]
        self.pruned = max(self.pruned, min([len(self.history) - keep, *(seq - 1 for seq in needed)]))
        await in_thread(lambda: self.room.events.filter(seq__lte=self.pruned).delete())
