"""Many people watch some of them move: the fan-out of live updates, in one room or in many."""

import asyncio
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.client import Client, connect
from benchmarks.measuring import Figures, Usage, spread
from benchmarks.movers import Mover, Point
from benchmarks.positions import Frames, Reader
from benchmarks.servers import Server
from benchmarks.subjects import Subject

AT_ONCE = 25  # sockets that are being opened


@dataclass(frozen=True)
class Shape:
    sockets: int = 200  # in each room
    movers: int = 20  # of them
    rate: float = 25  # steps per second of each mover
    rooms: int = 1
    room: str = "room-{}"  # its name, by number
    moving: type[Mover] = Mover
    watched: bool = False  # the movers come on top of the sockets, and only the sockets count
    warm_up: float = 1.0  # seconds
    measured: float = 4.0  # seconds
    drain: float = 1.0  # seconds, for what is still on its way


class Run:
    """One server, its sockets, one measurement."""

    def __init__(self, server: Server, subject: Subject, shape: Shape) -> None:
        self.server = server
        self.subject = subject
        self.shape = shape
        self.frames = Frames()
        self.movers: list[tuple[Mover, Client]] = []
        self.readers: list[Reader] = []
        self.clients: list[Client] = []
        self.lateness = array("d")  # seconds: how late this load generator was

    async def figures(self) -> Figures:
        await self._join()
        moving = [asyncio.create_task(self._move(*each)) for each in self._starts()]
        await asyncio.sleep(self.shape.warm_up)
        self._count("first")
        del self.lateness[:]
        before, bytes_in = Usage.of(self.server), self._bytes_in()
        await asyncio.sleep(self.shape.measured)
        after, bytes_in = Usage.of(self.server), self._bytes_in() - bytes_in
        self._count("last", -1)
        for task in moving:
            task.cancel()
        await asyncio.sleep(self.shape.drain)
        for client in self.clients:
            client.close()
        return self._figures(before, after, bytes_in)

    async def _join(self) -> None:
        """Open the sockets, room by room; the first ones of each room move."""
        places = [(number, self.subject.room(self.shape.room.format(number))) for number in range(self.shape.rooms)]
        moving = Point if self.subject.says_points else self.shape.moving
        gate = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as joining:
            for number, path in places:
                movers = [moving() for _ in range(self.shape.movers)]
                count = self.shape.sockets + (self.shape.movers if self.shape.watched else 0)
                for index in range(count):
                    mover = movers[index] if index < len(movers) else None
                    port = self.server.ports[(number + index) % len(self.server.ports)]
                    _ = joining.create_task(self._enter(gate, port, path, mover, movers))
        while self.subject.says_hello and not all(reader.welcomed for reader in self.readers):  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    async def _enter(
        self, gate: asyncio.Semaphore, port: int, path: str, mover: Mover | None, movers: list[Mover]
    ) -> None:
        counts = not (mover and self.shape.watched)
        reader = Reader(self.frames, [each for each in movers if each is not mover] if counts else [])
        self.readers.append(reader)
        async with gate:
            client = await connect(port, path, reader.read)
        self.clients.append(client)
        if self.subject.says_hello:
            client.send(b'{"type":"hello","since":null}')
        if mover:
            self.movers.append((mover, client))

    def _starts(self) -> Iterator[tuple[Mover, Client, float]]:
        """The movers, evenly spread over the time between two steps."""
        now = time.monotonic()
        for index, (mover, client) in enumerate(self.movers):
            yield mover, client, now + index / len(self.movers) / self.shape.rate

    async def _move(self, mover: Mover, client: Client, due: float) -> None:
        while True:
            await asyncio.sleep(due - time.monotonic())
            self.lateness.append(time.monotonic() - due)
            client.send(mover.say(due))
            due += 1 / self.shape.rate

    def _count(self, bound: str, offset: int = 0) -> None:
        """What is said from here on counts (`first`), or what was said until here (`last`)."""
        for mover, _ in self.movers:
            setattr(mover, bound, len(mover.due) + offset)

    def _bytes_in(self) -> int:
        return sum(client.bytes_in for client in self.clients)

    def _figures(self, before: Usage, after: Usage, bytes_in: int) -> Figures:
        usage = after.since(before)
        updates = sum(reader.updates(before.wall, after.wall) for reader in self.readers)
        delays = array("d", (delay for reader in self.readers for delay in reader.delays()))
        sent = sum(mover.last - mover.first + 1 for mover, _ in self.movers)
        expected = sent * (self.shape.sockets - (0 if self.shape.watched else 1))
        return (
            usage
            | {
                "sockets": len(self.clients),
                "sent_per_second": sent / usage["seconds"],
                "delivered": len(delays) / expected,
                "within_100_ms": sum(delay <= 0.1 for delay in delays) / expected,
                "stale": sum(reader.stale for reader in self.readers),
                "load_late_p99_ms": spread(self.lateness, len(self.lateness))["p99_ms"],
                "updates_per_second": updates / usage["seconds"],
                "cpu_us_per_update": usage["server_cpu"] * usage["seconds"] / max(1, updates) * 1e6,
                "bytes_per_update": bytes_in / max(1, updates),
                "megabytes": self.server.megabytes(),
            }
            | spread(delays, expected)
        )


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    return [asyncio.run(Run(server, subject, shape).figures())]


def measuring(**shape: object) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))  # type: ignore[arg-type]  # Shape's own fields
