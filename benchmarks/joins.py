"""A hall comes in at once: many join a room that is full of things, each of them with the whole state."""

import asyncio
import time
from dataclasses import dataclass
from functools import partial

from benchmarks.client import Client, connect
from benchmarks.measuring import Figures, Usage, spread
from benchmarks.servers import Server
from benchmarks.subjects import Subject

PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Shape:
    joins: int = 500
    room: str = "full"  # seed.py


class Join:
    """One person, from the connection to the welcome, read to its end."""

    def __init__(self, begun: float) -> None:
        self.begun = begun
        self.welcomed: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.bytes = 0
        self.client: Client

    async def run(self, port: int, path: str) -> float:
        self.client = await connect(port, path, self.read)
        self.client.send(b'{"type":"hello","since":null}')
        return await self.welcomed

    def read(self, text: bytes) -> None:
        if not self.welcomed.done() and b'"welcome"' in text[:40]:
            self.bytes = len(text)
            self.welcomed.set_result(time.monotonic() - self.begun)


async def figures(server: Server, subject: Subject, shape: Shape) -> Figures:
    path = subject.room(shape.room)
    first = Join(time.monotonic())
    await first.run(server.port, path)  # the server has imported everything
    idle, before = server.megabytes(), Usage.of(server)
    joins = [Join(time.monotonic()) for _ in range(shape.joins)]
    async with asyncio.timeout(PATIENCE):
        delays = await asyncio.gather(*(join.run(server.port, path) for join in joins))
    usage = Usage.of(server).since(before)
    grown = server.megabytes() - idle
    for join in (first, *joins):
        join.client.close()
    return (
        usage
        | {
            "seconds_to_last": max(delays),
            "kilobytes_per_join": joins[0].bytes / 1000,
            "cpu_ms_per_join": usage["server_cpu"] * usage["seconds"] / shape.joins * 1000,
            "grown_megabytes": grown,
        }
        | spread(delays, shape.joins)
    )


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    return [asyncio.run(figures(server, subject, shape))]


def measuring(**shape: int) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))  # type: ignore[arg-type]  # Shape's own fields
