"""Row 11: the process is asked to end while a hundred people write: all are told, nothing is lost, it ends in time."""

import asyncio
import time
from collections import Counter
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.faults.truth import Truth
from tests.faults.witness import Witness, write_steadily

SOCKETS = 100
PER_SECOND = 1.0  # commands of each
TIMES = pick(short=1, long=5)
EXIT = 15  # seconds at most
GUESTS = 10  # who have so many tabs each

LOBBY = "/map/lobby/"


@pytest.mark.timeout(600)
async def test_at_sigterm_everybody_is_told_and_nothing_is_lost(
    web: MakeWeb, stack: dict[str, str], figures: Figures
) -> None:
    process = web(**stack)
    cookies = [visit(process, LOBBY) for _ in range(GUESTS)]
    exits: list[float] = []
    async with AsyncExitStack() as room:
        people = [
            await room.enter_async_context(Witness(process, cookies[number % GUESTS])) for number in range(SOCKETS)
        ]
        marker, stop = str(uuid4()), asyncio.Event()
        await people[0].done(await people[0].command("marker.add", id=marker, lat=0, lng=0))
        writing = [asyncio.create_task(write_steadily(one, marker, PER_SECOND, stop)) for one in people]
        codes: Counter[int | None] = Counter()
        for _ in range(TIMES):
            for one in people:
                await one.done(await one.command("chat.say", text="Here"))
                one.close_codes.clear()
            started = time.monotonic()
            await asyncio.to_thread(process.terminate)
            exits.append(time.monotonic() - started)
            for one in people:
                await one.until(lambda one=one: one.close_codes, "the close")  # type: ignore[misc]
            codes.update(one.close_codes[0] for one in people)
            await asyncio.to_thread(process.start)
        stop.set()
        ops = [op for some in await asyncio.gather(*writing) for op in some]
        for one in people:
            for op in [*one.asked_at]:
                await one.done(op)
        told = min(len(one.reconnects) for one in people)
    truth = Truth.of(stack["DATABASE_URL"])
    figures.note(
        11,
        f"SIGTERM with {SOCKETS} sockets that write",
        f"{TIMES} times, {len(ops)} commands",
        exactly("close codes", dict(codes), {1012: SOCKETS * TIMES}),
        exactly("lost acks", truth.lost(people) + truth.missing(ops) + truth.doubled(ops), 0),
        exactly("told when to come back", told, TIMES),
        at_most("exit after", max(exits), EXIT, "s"),
        seen("events", len(truth.ops)),
    )
