"""Posts that are saved in the server: how long until the last of all readers has them.

The server stamps each post with the moment before `save()`; its clock is the machine's, and so is ours.
"""

import asyncio
import re
import time
import urllib.request
from array import array
from dataclasses import dataclass
from functools import partial

from benchmarks.client import Client, connect
from benchmarks.measuring import Figures, Usage, spread
from benchmarks.servers import Server
from benchmarks.subjects import Subject

AT_ONCE = 25  # sockets that are being opened
QUIET = 1.5  # seconds: the people who have come are being told of
STAMP = re.compile(rb"saved at ([0-9.]+)")


@dataclass(frozen=True)
class Shape:
    readers: int = 500
    posts: int = 15
    seconds: float = 12  # … or as many as are saved in this time
    warm_up: int = 2  # posts that do not count
    pause: float = 0.1  # seconds after the last reader has one
    patience: float = 5  # seconds: who has it later has it never


class Arrivals:
    """When each post reached its last reader."""

    def __init__(self, readers: int) -> None:
        self._readers = readers
        self._left = 0
        self.delays = array("d")  # seconds, to the last reader
        self.all = array("d")  # seconds, to each
        self.complete = asyncio.Event()
        self.welcomed = 0

    def expect(self) -> None:
        self._left = self._readers
        self.complete.clear()

    def read(self, text: bytes) -> None:
        if b'"welcome"' in text[:40]:
            self.welcomed += 1
        elif found := STAMP.search(text):
            delay = time.monotonic() - float(found[1])
            self.all.append(delay)
            self._left -= 1
            if not self._left:
                self.delays.append(delay)
                self.complete.set()


async def figures(server: Server, subject: Subject, shape: Shape) -> Figures:
    arrivals = Arrivals(shape.readers)
    gate = asyncio.Semaphore(AT_ONCE)
    path = subject.room("lobby")
    clients = await asyncio.gather(*(_join(server, path, arrivals, gate) for _ in range(shape.readers)))
    if subject.says_hello:
        for client in clients:
            client.send(b'{"type":"hello","since":null}')
    while subject.says_hello and arrivals.welcomed < shape.readers:  # noqa: ASYNC110 -- reading stays simple
        await asyncio.sleep(0.02)
    await asyncio.sleep(QUIET)
    address = f"http://127.0.0.1:{server.port}{subject.saves}"
    await _save_posts(shape.warm_up, address, arrivals, shape)
    del arrivals.delays[:], arrivals.all[:]
    before, bytes_in = Usage.of(server), _bytes(clients)
    posts = await _save_posts(shape.posts, address, arrivals, shape)
    usage = Usage.of(server).since(before)
    expected = posts * shape.readers
    each = spread(arrivals.all, expected)
    for client in clients:
        client.close()
    return (
        usage
        | {
            "delivered": len(arrivals.all) / expected,
            "reader_p50_ms": each["p50_ms"],
            "cpu_us_per_update": usage["server_cpu"] * usage["seconds"] / max(1, len(arrivals.all)) * 1e6,
            "bytes_per_update": (_bytes(clients) - bytes_in) / max(1, len(arrivals.all)),
            "megabytes": server.megabytes(),
        }
        | spread(arrivals.delays, posts)
    )


async def _join(server: Server, path: str, arrivals: Arrivals, gate: asyncio.Semaphore) -> Client:
    async with gate:
        return await connect(server.port, path, arrivals.read)


async def _save_posts(count: int, address: str, arrivals: Arrivals, shape: Shape) -> int:
    """One after the other; returns how many."""
    end = time.monotonic() + shape.seconds
    for number in range(count):
        if time.monotonic() > end:
            return number
        await _post(address, arrivals, shape)
    return count


async def _post(address: str, arrivals: Arrivals, shape: Shape) -> None:
    arrivals.expect()
    await asyncio.to_thread(_save, address)
    try:
        await asyncio.wait_for(arrivals.complete.wait(), shape.patience)
    except TimeoutError:
        pass  # somebody never gets it
    await asyncio.sleep(shape.pause)


def _save(address: str) -> None:
    with urllib.request.urlopen(address, b"", timeout=20) as answer:  # noqa: S310 -- our own server
        answer.read()


def _bytes(clients: list[Client]) -> int:
    return sum(client.bytes_in for client in clients)


def measuring(**shape: float) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))  # type: ignore[arg-type]  # Shape's own fields


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    return [asyncio.run(figures(server, subject, shape))]
