"""Row 2: `kill -9` of the web process, and of PostgreSQL, at random moments while people write."""

import asyncio
import random
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figure, Figures, exactly, pick, seen
from tests.faults.truth import Truth
from tests.faults.witness import Witness, write_steadily
from tests.postgres_server import PostgresServer
from tests.web_process import WebProcess

WEB_KILLS = pick(short=5, long=50)
POSTGRES_KILLS = pick(short=2, long=10)
RATE = 20  # commands per second, of two writers together
MOMENT = 1.0  # seconds; a kill comes at any moment within so many

LOBBY = "/map/lobby/"


async def kill_under_load(process: WebProcess, url: str, times: int, *acts: Callable[[], object]) -> list[Figure]:
    """Have two people write all the time, and one read, while `acts` come at random moments; what came of it."""
    marker, stop = str(uuid4()), asyncio.Event()
    async with (
        Witness(process, visit(process, LOBBY)) as ana,
        Witness(process, visit(process, LOBBY)) as ben,
        Witness(process, visit(process, LOBBY)) as reader,
    ):
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        writers = [asyncio.create_task(write_steadily(one, marker, RATE / 2, stop)) for one in (ana, ben)]
        for _ in range(times):
            await ana.done(await ana.command("chat.say", text="It goes on."))
            await asyncio.sleep(random.uniform(0, MOMENT))  # this is the fault: no moment is special
            for act in acts:
                await asyncio.to_thread(act)
        stop.set()
        await asyncio.gather(*writers)
        return await compare(url, ana, ben, reader)


async def compare(url: str, *people: Witness) -> list[Figure]:
    """Wait until everything is done, and compare what was acknowledged with what is stored."""
    ops = [op for one in people for op in one.asked_at]
    last = max([await one.done(op) for one in people for op in one.asked_at])
    for one in people:
        await one.until(partial(has_seen, one, last), f"event {last}")
    truth = Truth.of(url)
    return [
        exactly("acknowledged commands missing", truth.lost(people), 0),
        exactly("with two effects", truth.doubled(ops), 0),
        exactly("never done", truth.missing(ops), 0),
        exactly("gaps", sum(one.gaps + one.inversions for one in people) + truth.holes(), 0),
        seen("commands", len(ops)),
        seen("sent again and recognised", sum(one.duplicates for one in people)),
    ]


def has_seen(client: Witness, seq: int) -> bool:
    return client.seq is not None and client.seq >= seq


@pytest.mark.timeout(900)
async def test_web_killed_at_random_moments_loses_nothing(
    web: MakeWeb, stack: dict[str, str], figures: Figures
) -> None:
    process = web(**stack)
    measured = await kill_under_load(process, stack["DATABASE_URL"], WEB_KILLS, process.kill, process.start)
    figures.note(2, f"`kill -9` of web under {RATE} commands/s", f"{WEB_KILLS} random moments", *measured)


@pytest.mark.timeout(900)
async def test_postgres_killed_at_random_moments_loses_nothing(
    web: MakeWeb, stack: dict[str, str], postgres_server: PostgresServer, figures: Figures
) -> None:
    acts = (postgres_server.kill_9, postgres_server.start)
    measured = await kill_under_load(web(**stack), stack["DATABASE_URL"], POSTGRES_KILLS, *acts)
    figures.note(2, f"`kill -9` of PostgreSQL under {RATE} commands/s", f"{POSTGRES_KILLS} random moments", *measured)
