"""Row 6: PostgreSQL hangs (SIGSTOP): nothing is acknowledged that is not stored, and the process is not ready."""

import asyncio
import time
from uuid import uuid4

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, exactly, pick, seen
from tests.faults.truth import Truth
from tests.faults.witness import Witness, write_steadily
from tests.postgres_server import PostgresServer
from tests.web_process import WebProcess

PAUSED = pick(short=4, long=10)  # seconds
RATE = 20  # commands per second

LOBBY = "/map/lobby/"


async def statuses(process: WebProcess, path: str) -> set[int | None]:
    """What `path` answers while the database hangs; the first moment does not count, when nobody knows yet."""
    end = time.monotonic() + PAUSED
    found: set[int | None] = set()
    while time.monotonic() < end:
        found.add(await asyncio.to_thread(process.status, path))
        await asyncio.sleep(0.2)
    return found


@pytest.mark.timeout(180)
async def test_a_database_that_hangs_gets_nobody_a_false_ack(
    web: MakeWeb, stack: dict[str, str], postgres_server: PostgresServer, figures: Figures
) -> None:
    process = web(**stack)
    marker, stop = str(uuid4()), asyncio.Event()
    async with Witness(process, visit(process, LOBBY)) as ana, Witness(process, visit(process, LOBBY)) as ben:
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        writing = asyncio.create_task(write_steadily(ana, marker, RATE, stop))
        await ana.until(lambda: len(ana.acked) > RATE, "a second of work")
        await asyncio.to_thread(postgres_server.pause)
        paused, acked_before = asyncio.get_running_loop().time(), len(ana.acked)
        try:
            ready, alive = await asyncio.gather(statuses(process, "/healthz"), statuses(process, "/livez"))
            await ana.show("cursor.move", lat=1, lng=1)
            await ben.until(lambda: any(update["type"] == "cursor.move" for update in ben.live), "a cursor")
            acked_meanwhile = len(ana.acked) - acked_before
        finally:
            postgres_server.resume()
        resumed = asyncio.get_running_loop().time()
        stop.set()
        ops = await writing
        last = max([await ana.done(op) for op in ops])
        await ben.until(lambda: (ben.seq or 0) >= last, "the last event")
        assert process.status("/healthz") == 200
        truth = Truth.of(stack["DATABASE_URL"])
        false = sum(paused + 1 < ana.acked_at[op] < resumed for op in ops)
        figures.note(
            6,
            f"PostgreSQL hangs (SIGSTOP) under {RATE} commands/s",
            f"{PAUSED} s",
            exactly("false acks", truth.lost([ana]) + false, 0),
            exactly("readiness", {*ready}, {503}),
            exactly("liveness", {*alive}, {200}),
            exactly("lost or done twice afterwards", truth.missing(ops) + truth.doubled(ops), 0),
            seen("acks on their way when it hung", acked_meanwhile),
            seen("commands that waited", sum(ana.acked_at[op] >= resumed for op in ops)),
            seen("all acknowledged after", max(ana.acked_at.values()) - resumed, "s"),
        )
