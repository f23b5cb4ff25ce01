"""How much the load generator itself can read: a bare server pours as fast as it is taken."""

import asyncio
from dataclasses import dataclass
from functools import partial

from benchmarks.bare import POURED
from benchmarks.client import connect
from benchmarks.measuring import Figures, Usage
from benchmarks.positions import Frames, Reader
from benchmarks.servers import Server
from benchmarks.subjects import Subject


@dataclass(frozen=True)
class Shape:
    sockets: int = 100
    measured: float = 3.0  # seconds


async def figures(server: Server, subject: Subject, shape: Shape) -> Figures:
    frames = Frames()
    readers = [Reader(frames, []) for _ in range(shape.sockets)]
    clients = [await connect(server.port, subject.room("pour"), reader.read) for reader in readers]
    for client in clients:
        client.send(b"pour")
    await asyncio.sleep(0.5)
    before, heard = Usage.of(server), sum(reader.frames for reader in readers)
    await asyncio.sleep(shape.measured)
    usage = Usage.of(server).since(before)
    read = (sum(reader.frames for reader in readers) - heard) / usage["seconds"]
    for client in clients:
        client.close()
    return usage | {"frames_per_second": read, "updates_per_second": read * POURED}


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    return [asyncio.run(figures(server, subject, shape))]


def measuring(**shape: int) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))
