"""Many sockets of which nobody says anything: what each of them takes of the server's memory."""

import asyncio
from dataclasses import dataclass
from functools import partial

from benchmarks.client import Client, connect
from benchmarks.measuring import Figures, Usage
from benchmarks.servers import Server
from benchmarks.subjects import Subject

AT_ONCE = 25  # sockets that are being opened
FIRST = 50  # sockets that bring in what all of them share
SETTLED = 3.0  # seconds until the people who came have been told of
WATCHED = 2.0  # seconds in which nobody says anything


@dataclass(frozen=True)
class Shape:
    sockets: int = 1000


async def figures(server: Server, subject: Subject, shape: Shape) -> Figures:
    path, gate = subject.room("room-0"), asyncio.Semaphore(AT_ONCE)
    clients = await asyncio.gather(*(_join(server.port, path, subject, gate) for _ in range(FIRST)))
    await asyncio.sleep(1)
    before = server.megabytes()
    clients += await asyncio.gather(*(_join(server.port, path, subject, gate) for _ in range(shape.sockets)))
    await asyncio.sleep(SETTLED)
    if any(client.closed.done() for client in clients):
        raise RuntimeError("The server has closed some of the sockets.")
    grown, idle = server.megabytes() - before, Usage.of(server)
    await asyncio.sleep(WATCHED)
    usage = Usage.of(server).since(idle)
    for client in clients:
        client.close()
    return usage | {
        "kilobytes_per_socket": grown * 1024 / shape.sockets,
        "idle_cpu_us_per_socket": usage["server_cpu"] / shape.sockets * 1e6,
        "megabytes": before + grown,
    }


async def _join(port: int, path: str, subject: Subject, gate: asyncio.Semaphore) -> Client:
    async with gate:
        welcomed = asyncio.Event()
        client = await connect(port, path, lambda text: welcomed.set() if b'"welcome"' in text[:40] else None)
        if subject.says_hello:
            client.send(b'{"type":"hello","since":null}')
            await welcomed.wait()
        return client


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    return [asyncio.run(figures(server, subject, shape))]


def measuring(**shape: int) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))
