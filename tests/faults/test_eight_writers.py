"""Row 1: eight people write into one room through two processes, and everybody sees the same, in the same order."""

import asyncio
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, exactly, pick, seen
from tests.faults.machine_replica import Replica
from tests.faults.truth import Truth
from tests.faults.witness import Witness

WRITERS, READERS = 8, 10
COMMANDS = pick(short=50, long=500)  # of each writer
MARKERS = 5  # for all of them
TOGETHER = 20  # commands of one writer that are not acknowledged yet

LOBBY = "/map/lobby/"


async def write(client: Witness, markers: list[str]) -> None:
    ops: list[str] = []
    for number in range(COMMANDS):
        place = {"lat": number % 90, "lng": number % 180}
        ops.append(await client.command("marker.move", id=markers[number % MARKERS], **place))
        if number >= TOGETHER:
            await client.done(ops[number - TOGETHER])
    for op in ops:
        await client.done(op)


def differ(one: Replica | None, other: Replica | None) -> bool:
    return one is None or other is None or vars(one) != vars(other)


@pytest.mark.timeout(300)
async def test_everybody_sees_the_same_in_the_same_order(web: MakeWeb, stack: dict[str, str], figures: Figures) -> None:
    fast = stack | {"COMMANDS_PER_SECOND": "10000"}  # nobody is slowed down
    webs = [web(**fast), web(**fast)]
    async with AsyncExitStack() as room:
        people = [
            await room.enter_async_context(Witness(webs[number % 2], visit(webs[number % 2], LOBBY)))
            for number in range(WRITERS + READERS)
        ]
        markers = [str(uuid4()) for _ in range(MARKERS)]
        for marker in markers:
            await people[0].done(await people[0].command("marker.add", id=marker, lat=0, lng=0))
        await asyncio.gather(*(write(writer, markers) for writer in people[:WRITERS]))
        last = max(seq for writer in people for seq in writer.acked.values())
        newcomer = await room.enter_async_context(Witness(webs[0], visit(webs[0], LOBBY)))
        for one in people:
            await one.until(lambda one=one: one.seq == last, f"event {last}")  # type: ignore[misc]
        truth = Truth.of(stack["DATABASE_URL"])
        figures.note(
            1,
            f"{WRITERS} writers in one room, 2 web processes, {READERS} readers",
            f"{WRITERS} × {COMMANDS} commands",
            exactly("seq gaps", sum(one.gaps for one in people) + truth.holes(), 0),
            exactly("inversions", sum(one.inversions for one in people), 0),
            exactly("differing states", sum(differ(one.replica, newcomer.replica) for one in people), 0),
            exactly("acknowledged, not stored", truth.lost(people), 0),
            seen("snapshots instead of events", sum(one.snapshots - 1 for one in people)),
        )
