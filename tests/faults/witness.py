"""A client that follows a map as the protocol explains it, and counts what is wrong instead of failing at the first."""

import asyncio
import random

from tests.client import Frame, Site
from tests.faults.machine_replica import Replica
from tests.faults.timed import Timed, give_steadily


class Witness(Timed):
    def __init__(self, web: Site, cookie: str, path: str = "/map/lobby/") -> None:
        super().__init__(web, cookie, path)
        self.gaps = 0
        self.inversions = 0  # also: the same event twice
        self.snapshots = 0
        self.replica: Replica | None = None

    async def _on_welcome(self, frame: Frame) -> None:
        if frame["state"] is not None:
            self.snapshots += 1
            self.replica = Replica.of_welcome(frame)
        elif self.seq != frame["seq"]:
            self.gaps += 1
        await super()._on_welcome(frame)

    async def _on_events(self, frame: Frame) -> None:
        for event in frame["events"]:
            assert self.replica
            assert self.seq is not None
            self.gaps += event["seq"] > self.seq + 1
            self.inversions += event["seq"] <= self.seq
            self.seq = self.replica.seq = event["seq"] - 1  # go on from it even if it is not the next one
            self.replica.apply({name: value for name, value in event.items() if name not in {"who", "at"}})
            await super()._on_events({"events": [event]})


async def write_steadily(client: Witness, marker: str, per_second: float, stop: asyncio.Event) -> list[str]:
    """Move a marker so many times a second until `stop` is set; the ops."""

    def somewhere(_: int) -> Frame:
        place = {"lat": round(random.uniform(-80, 80), 3), "lng": round(random.uniform(-170, 170), 3)}
        return {"type": "marker.move", "id": marker, **place}

    return await give_steadily(client, per_second, stop, somewhere)
