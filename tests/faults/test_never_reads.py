"""Row 7: somebody never reads while the room is busy: the server keeps nothing for them, and nobody waits longer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest

from tests.client import Frame, visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.faults.raw_peer import RawPeer
from tests.faults.timed import Comparison, Timed, give_steadily

BYTES = 16 * 1024  # of one change
FEEDERS, EACH = 4, 25  # so many people, so many changes per second of each
PULSE = 25  # changes per second that are timed
WINDOW = 5  # unanswered changes of one person: a machine that is busy anyway is not pressed
SECONDS = pick(short=2.5, long=10.0)  # of each phase
ROUNDS = pick(short=3, long=6)
GROWN, SLOWER = 10, 2  # MB; times

LOBBY = "/sketch/lobby/"
POINTS = "2" + "o?" * ((BYTES - 200) // 4 * 2)  # two characters are one coordinate


def drawn(id: str, number: int, **fields: Any) -> Frame:
    return {"type": "item.edit", "id": id, "x": number, **fields}


async def pulse(ana: Timed, ben: Timed, id: str) -> list[float]:
    """Ana moves a small thing for one phase; how long it takes until Ben sees it."""
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(SECONDS, stop.set)
    ops = await give_steadily(ana, PULSE, stop, lambda number: drawn(id, number), WINDOW)
    await ben.until(lambda: ops[-1] in ben.seen_at, "the last change")
    return [ben.seen_at[op] - ana.asked_at[op] for op in ops]


@pytest.mark.timeout(600)
async def test_who_never_reads_costs_the_others_nothing(web: MakeWeb, stack: dict[str, str], figures: Figures) -> None:
    process = web(**stack, COMMANDS_PER_SECOND="1000")
    cookie, megabytes = visit(process, LOBBY), process.megabytes
    memory: dict[str, list[float]] = {"calm": [], "faulty": []}

    @asynccontextmanager
    async def deaf() -> AsyncIterator[None]:
        memory["calm"].append(process.megabytes)
        peer = await asyncio.to_thread(RawPeer, process.port, LOBBY, cookie, 65_536)
        with peer:
            yield
            memory["faulty"].append(process.megabytes)

    async with AsyncExitStack() as room:
        people = [
            await room.enter_async_context(Timed(process, visit(process, LOBBY), LOBBY)) for _ in range(FEEDERS + 2)
        ]
        ids = [str(uuid4()) for _ in people]
        for id in ids:
            place = {"kind": "pen", "x": 0, "y": 0, "points": POINTS}
            await people[0].done(await people[0].command("item.add", id=id, **place))
        stop = asyncio.Event()
        feeding = [
            asyncio.create_task(
                give_steadily(one, EACH, stop, lambda number, id=id: drawn(id, number, points=POINTS), WINDOW)  # type: ignore[misc]
            )
            for one, id in zip(people[2:], ids[2:], strict=True)
        ]
        comparison = Comparison(lambda: pulse(people[0], people[1], ids[0]), deaf)
        await pulse(people[0], people[1], ids[0])  # the first changes fill what is filled anyway
        await comparison.run(ROUNDS, SLOWER)
        stop.set()
        fed = sum(map(len, await asyncio.gather(*feeding)))
        closed = sum(len(one.close_codes) for one in people)
    seconds = SECONDS * (len(comparison.calm) + len(comparison.faulty))
    figures.note(
        7,
        f"a socket that never reads, {BYTES // 1024} KB × {FEEDERS * EACH}/s",
        f"{SECONDS * len(comparison.faulty):g} s in {len(comparison.faulty)} phases, by turns without",
        at_most("server memory", max(memory["faulty"]) - max(memory["calm"]), GROWN, "MB"),
        at_most("the others' p99, times that without", comparison.ratio, SLOWER),
        exactly("others closed", closed, 0),
        seen("p99 without", max(comparison.calm) * 1000, "ms at worst"),
        seen("with", max(comparison.faulty) * 1000, "ms at worst"),
        seen("changes per second", fed / seconds),
        seen("server", megabytes, "MB at first"),
    )
