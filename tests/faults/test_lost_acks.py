"""Row 3: acknowledgements are lost, and the line is bad in all other ways; what is sent again is done once."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, exactly, pick, seen
from tests.faults.toxic_proxy import ToxicProxy
from tests.faults.truth import Truth
from tests.faults.witness import Witness

COMMANDS = pick(short=40, long=400)  # of each writer
SPOILINGS = pick(short=10, long=60)
SWALLOWED = 0.3
WINDOW = 10  # commands that are not acknowledged: to send all of them again stays below the limit
AGAIN = 0.5  # seconds until a client sends again what was not acknowledged

LOBBY = "/map/lobby/"


@asynccontextmanager
async def sends_again(*clients: Witness) -> AsyncIterator[None]:
    """Have them send what is not acknowledged again and again."""

    async def resend() -> None:
        while True:
            await asyncio.sleep(AGAIN)
            for client in clients:
                await client.resend()

    task = asyncio.create_task(resend())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def add_and_talk(client: Witness, times: int) -> list[str]:
    """Commands of which a second effect would be seen: a marker more, a line twice."""
    ops = []
    for number in range(times):
        if number % 2:
            ops.append(await client.command("chat.say", text=f"Line {number}"))
        else:
            ops.append(await client.command("marker.add", id=str(uuid4()), lat=number % 90, lng=0))
        await client.until(lambda: len(client.outbox) < WINDOW, "an answer")
        await asyncio.sleep(0.01)
    return ops


class AckEater:
    """Swallows some of the acknowledgements."""

    def __init__(self) -> None:
        self.seen = self.eaten = 0

    def passes(self, frame: bytes) -> bool:
        if not frame.startswith(b'{"type":"ack"'):
            return True
        self.seen += 1
        eat = random.random() < SWALLOWED
        self.eaten += eat
        return not eat


@pytest.mark.timeout(300)
async def test_what_is_sent_again_because_its_ack_was_lost_is_done_once(
    web: MakeWeb, stack: dict[str, str], figures: Figures
) -> None:
    process, eater = web(**stack), AckEater()
    async with ToxicProxy(process) as proxy:
        guest = Witness(proxy, visit(process, LOBBY))
        script = Witness(proxy, "")  # without a session: a new person each time that it connects
        async with guest, script, Witness(process, visit(process, LOBBY)) as reader:
            proxy.passes = eater.passes
            async with sends_again(guest, script):
                asked = await asyncio.gather(*(add_and_talk(one, COMMANDS) for one in (guest, script)))
                ops = [op for some in asked for op in some]
                last = max([await one.done(op) for one in (guest, script) for op in one.asked_at])
            await reader.until(lambda: (reader.seq or 0) >= last, "the last event")
        truth = Truth.of(stack["DATABASE_URL"])
        figures.note(
            3,
            f"the proxy swallows {SWALLOWED:.0%} of acks; clients resend",
            f"{len(ops)} commands, {eater.eaten} of {eater.seen} acks swallowed",
            exactly("commands with two effects", truth.doubled(ops), 0),
            exactly("never done", truth.missing(ops), 0),
            exactly("acks that lie", truth.lost([guest, script]), 0),
            seen("sent again and recognised", guest.duplicates + script.duplicates),
        )


async def spoil(proxy: ToxicProxy) -> None:
    """One bad thing, and a moment with it."""
    acts: list[Callable[[], object]] = [
        proxy.reset,
        proxy.half_open,
        lambda: setattr(proxy, "latency", random.uniform(0.05, 0.3)),
        lambda: setattr(proxy, "slice", random.choice([1, 7, 1000])),
        lambda: setattr(proxy, "bandwidth", random.uniform(5_000, 50_000)),
    ]
    random.choice(acts)()
    if random.random() < 0.2:
        await proxy.down()
        await asyncio.sleep(random.uniform(0, 0.5))
        await proxy.up()
    await asyncio.sleep(random.uniform(0, 0.5))  # this is the fault: no moment is special
    proxy.latency, proxy.slice, proxy.bandwidth = 0.0, 65_536, float("inf")


@pytest.mark.timeout(300)
async def test_over_a_bad_line_everything_is_done_once_and_seen_by_all(
    web: MakeWeb, stack: dict[str, str], figures: Figures
) -> None:
    process = web(**stack)
    async with ToxicProxy(process) as proxy:
        writer, reader = Witness(proxy, visit(process, LOBBY)), Witness(proxy, visit(process, LOBBY))
        writer.heartbeat = reader.heartbeat = 1.0
        async with writer, reader:
            ops: list[str] = []
            for _ in range(SPOILINGS):
                ops += await add_and_talk(writer, 4)
                await spoil(proxy)
            last = max([await writer.done(op) for op in ops])
            await reader.until(lambda: (reader.seq or 0) >= last, "the last event")
        truth = Truth.of(stack["DATABASE_URL"])
        figures.note(
            3,
            "a bad line: late, slow, sliced, reset, half open, down",
            f"{SPOILINGS} at random, {proxy.opened} connections",
            exactly("commands with two effects", truth.doubled(ops), 0),
            exactly("never done", truth.missing(ops), 0),
            exactly("gaps", reader.gaps + reader.inversions + writer.gaps + writer.inversions, 0),
            seen("commands", len(ops)),
        )
