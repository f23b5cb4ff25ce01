"""Row 13: very many connections from one address: the cap holds, and the site answers."""

import asyncio
import json
import socket
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from project.settings import SOCKETS_PER_ADDRESS, SOCKETS_PER_GUEST
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.hostile.raw_socket import TEXT, frame, handshake
from tests.hostile.visitor import Visitor
from tests.hostile.watched import Watched
from tests.web_process import WebProcess

SOCKETS = pick(short=300, long=2000)
HALF_OPEN = pick(short=100, long=300)
PROMPT = pick(short=10.0, long=1.0)  # seconds; in the short form the machine may be busy with other tests
AT_ONCE = 100


class Health(threading.Thread):
    """Asks /healthz again and again, as an orchestrator does."""

    def __init__(self, site: WebProcess) -> None:
        super().__init__()
        self.site, self.over = site, threading.Event()
        self.slowest, self.asked = 0.0, 0
        self.statuses: Counter[int] = Counter()

    def run(self) -> None:
        while not self.over.wait(0.1):
            begun = time.monotonic()
            with urllib.request.urlopen(f"{self.site.url}/healthz", timeout=30) as answer:
                self.statuses[answer.status] += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)
            self.asked += 1


@contextmanager
def asked_for_its_health(site: WebProcess) -> Iterator[Health]:
    health = Health(site)
    health.start()
    try:
        yield health
    finally:
        health.over.set()
        health.join()


async def knock(site: WebProcess, cookie: str, turn: asyncio.Semaphore, writers: list[asyncio.StreamWriter]) -> str:
    """Open a socket and keep it: "in", or what one is told."""
    more = f"Cookie: {cookie}\r\n" if cookie else ""
    async with turn:
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
        writers.append(writer)
        writer.write(handshake(site, more=more))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(frame(b'{"type":"ping"}', TEXT))
        head = await reader.readexactly(2)
        size = head[1] if head[1] < 126 else int.from_bytes(await reader.readexactly(2), "big")
        told = json.loads(await reader.readexactly(size))
    return "in" if told["type"] == "pong" else f"{told['code']}, {told.get('retry_after', 0) > 0}"


async def knock_often(site: WebProcess, count: int, cookie: str = "") -> Counter[str]:
    turn, writers = asyncio.Semaphore(AT_ONCE), list[asyncio.StreamWriter]()
    answers = Counter(await asyncio.gather(*(knock(site, cookie, turn, writers) for _ in range(count))))
    for writer in writers:
        writer.close()
    return answers


@pytest.mark.timeout(300)
def test_the_cap_holds_and_the_site_answers(web: MakeWeb, figures: Figures) -> None:
    site = web()
    with ExitStack() as open_ones, Watched(site) as watch, asked_for_its_health(site) as health:
        for _ in range(HALF_OPEN):
            half = open_ones.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            half.sendall(b"POST /rooms/new/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nkind=")
        unknown = asyncio.run(knock_often(site, SOCKETS))
        guest = Visitor(site)
        guest.ask("/map/lobby/")
        known = asyncio.run(knock_often(site, SOCKETS_PER_GUEST + 20, guest.cookie))
    figures.note(
        13, "sockets from one address, half-open requests", f"{SOCKETS:,} and {HALF_OPEN}",
        exactly("let in", unknown["in"], SOCKETS_PER_ADDRESS), exactly("of one guest", known["in"], SOCKETS_PER_GUEST),
        exactly("not told when to come back", {*unknown, *known} - {"in", "rate_limited, True", "failed, True"}, set()),
        at_most("/healthz at worst", round(health.slowest, 3), PROMPT, "s"),
        exactly("healthy", {*health.statuses}, {200}),
        *watch.clean(), seen("memory", round(watch.grown, 1), "MB"),
    )  # fmt: skip
