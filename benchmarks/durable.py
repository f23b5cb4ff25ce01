"""Changes that are stored: how long until they are acknowledged, in one room.

Each writer drops its own marker at a fixed rate; everybody in the room gets every event.
"""

import asyncio
import time
import uuid
from array import array
from dataclasses import dataclass

import msgspec

from benchmarks.client import Client, connect
from benchmarks.measuring import Figures, Usage, spread
from benchmarks.servers import Server, Subject


@dataclass(frozen=True)
class Shape:
    writers: int = 20
    rate: float = 10  # commands per second of each writer
    warm_up: float = 1.5  # seconds
    measured: float = 6  # seconds
    drain: float = 2  # seconds, for the last acknowledgements


class Message(msgspec.Struct):
    type: str = ""
    op: str = ""
    events: list[msgspec.Raw] = []  # msgspec copies it


decode = msgspec.json.Decoder(Message).decode


class Writer:
    """One person, with one marker."""

    def __init__(self) -> None:
        self.marker = uuid.uuid4()
        self.due: dict[str, float] = {}  # when each `op` that is not acknowledged was to be sent
        self.delays: array[float] = array("d")
        self.events = 0
        self.errors = 0
        self.welcomed = asyncio.Event()
        self.placed = asyncio.Event()
        self.client: Client

    async def join(self, server: Server, subject: Subject) -> None:
        self.client = await connect(server.port, subject.path, self.read)
        self.client.send(b'{"type":"hello","since":null}')
        await self.welcomed.wait()
        self._command("marker.add", "place")
        await self.placed.wait()

    def read(self, text: bytes) -> None:
        message = decode(text)
        match message.type:
            case "welcome":
                self.welcomed.set()
            case "ack":
                self.placed.set()
                if due := self.due.pop(message.op, None):
                    self.delays.append(time.monotonic() - due)
            case "events":
                self.events += len(message.events)
            case "error":
                self.errors += 1

    async def move(self, due: float, every: float) -> None:
        number = 0
        while True:
            await asyncio.sleep(due - time.monotonic())
            self.due[str(number)] = due
            self._command("marker.move", str(number), lng=round(number * 0.01, 2))
            number += 1
            due += every

    def _command(self, type: str, op: str, lng: float = 0.0) -> None:
        self.client.send(msgspec.json.encode({"type": type, "op": op, "id": self.marker, "lat": 52.3702, "lng": lng}))


async def figures(server: Server, subject: Subject, shape: Shape) -> Figures:
    """Measure the acknowledgements; what was sent before the measurement counts for nothing."""
    writers = [Writer() for _ in range(shape.writers)]
    await asyncio.gather(*(writer.join(server, subject) for writer in writers))
    every = 1 / shape.rate
    now = time.monotonic()
    moving = [
        asyncio.create_task(writer.move(now + every * index / shape.writers, every))
        for index, writer in enumerate(writers)
    ]
    await asyncio.sleep(shape.warm_up)
    for writer in writers:
        writer.due.clear()
        del writer.delays[:]
    before, events = Usage.of(server), sum(writer.events for writer in writers)
    await asyncio.sleep(shape.measured)
    usage = Usage.of(server).since(before)
    events = sum(writer.events for writer in writers) - events
    for task in moving:
        task.cancel()
    await asyncio.sleep(shape.drain)
    delays = [delay for writer in writers for delay in writer.delays]
    missing = sum(len(writer.due) for writer in writers)
    for writer in writers:
        writer.client.close()
    stored = len(delays) / usage["seconds"]
    return (
        usage
        | {
            "acknowledged_per_second": stored,
            "acknowledged": len(delays) / max(1, len(delays) + missing),
            "errors": sum(writer.errors for writer in writers),
            "events_per_second": events / usage["seconds"],
            "cpu_us_per_command": usage["server_cpu"] / max(1e-9, stored) * 1e6,
            "megabytes": server.megabytes(),
        }
        | spread(delays, len(delays) + missing)
    )
