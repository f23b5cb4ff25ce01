"""Many people watch some of them move: the room fan-out."""

import asyncio
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.client import Client, connect
from benchmarks.measuring import Figures, Usage, spread
from benchmarks.positions import Mover, Reader, Tally
from benchmarks.servers import Server, Subject


@dataclass(frozen=True)
class Shape:
    sockets: int = 200
    movers: int = 20
    rate: float = 25  # positions per second of each mover
    warm_up: float = 1.5  # seconds
    measured: float = 6  # seconds
    drain: float = 2  # seconds, for what is still on its way


class Run:
    """One server, its sockets, one measurement."""

    def __init__(self, server: Server, subject: Subject, shape: Shape) -> None:
        self.server = server
        self.subject = subject
        self.shape = shape
        self.tally = Tally()
        self.movers = [Mover() for _ in range(shape.movers)]
        self.readers = [
            Reader([mover for index, mover in enumerate(self.movers) if index != number], self.tally)
            for number in range(shape.sockets)
        ]
        self.clients: list[Client] = []
        self.lateness = array("d")  # seconds: how late this load generator was

    async def figures(self) -> Figures:
        await self._join()
        moving = [asyncio.create_task(self._move(*each)) for each in self._starts()]
        await asyncio.sleep(self.shape.warm_up)
        self._begin()
        before, updates, bytes_in = Usage.of(self.server), self.tally.updates, self._bytes_in()
        await asyncio.sleep(self.shape.measured)
        usage = Usage.of(self.server).since(before)
        updates, bytes_in = self.tally.updates - updates, self._bytes_in() - bytes_in
        for task in moving:
            task.cancel()
        await asyncio.sleep(self.shape.drain)
        memory = self.server.megabytes()
        figures = usage | self._delivery() | {"updates_per_second": updates / usage["seconds"], "megabytes": memory}
        figures["cpu_us_per_update"] = usage["server_cpu"] * usage["seconds"] / max(1, updates) * 1e6
        figures["bytes_per_update"] = bytes_in / max(1, updates)
        for client in self.clients:
            client.close()
        return figures

    async def _join(self) -> None:
        for reader in self.readers:
            client = await connect(self.server.port, self.subject.path, reader.read)
            self.clients.append(client)
            if self.subject.says_hello:
                client.send(b'{"type":"hello","since":null}')
        if self.subject.says_hello:
            await asyncio.gather(*(reader.welcomed.wait() for reader in self.readers))

    def _starts(self) -> Iterator[tuple[Mover, Client, float]]:
        """The movers, evenly spread over the time between two positions."""
        now = time.monotonic()
        for index, mover in enumerate(self.movers):
            yield mover, self.clients[index], now + index / self.shape.movers / self.shape.rate

    async def _move(self, mover: Mover, client: Client, due: float) -> None:
        while True:
            await asyncio.sleep(due - time.monotonic())
            self.lateness.append(time.monotonic() - due)
            client.send(mover.say(due))
            due += 1 / self.shape.rate

    def _begin(self) -> None:
        """From here on it counts."""
        for mover in self.movers:
            mover.first = len(mover.due)
        del self.lateness[:]
        del self.tally.delays[:]

    def _bytes_in(self) -> int:
        return sum(client.bytes_in for client in self.clients)

    def _delivery(self) -> Figures:
        sent = sum(len(mover.due) - mover.first for mover in self.movers)
        expected = sent * (self.shape.sockets - 1)
        last = {mover.id: len(mover.due) - 1 for mover in self.movers}
        stale = sum(newest < last[id] for reader in self.readers for id, newest in reader.newest.items())
        in_time = sum(delay <= 0.1 for delay in self.tally.delays)
        late = spread(self.lateness, len(self.lateness))["p99_ms"]
        return {
            "sent_per_second": sent / self.shape.measured,
            "delivered": len(self.tally.delays) / expected,
            "within_100_ms": in_time / expected,
            "stale": stale,
            "pairs": sum(len(reader.newest) for reader in self.readers),
            "load_late_p99_ms": late,
        } | spread(self.tally.delays, expected)
