"""Row 8: somebody sends as fast as they can: the inbox holds them, and the others hardly notice."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.faults.timed import Comparison, Timed, give_steadily
from tests.web_process import ROOT, WebProcess

PULSE = 25  # changes per second of each of two people that are timed
WINDOW = 5  # unanswered changes: a machine that is busy anyway is not pressed
SECONDS = 2.5  # of each phase
ROUNDS = pick(short=3, long=6)
GROWN, SLOWER = 50, 2  # MB; times

LOBBY = "/map/lobby/"


class Floods:
    """Runs flooders, one for each phase, and watches the server's memory meanwhile."""

    def __init__(self, process: WebProcess, cookie: str) -> None:
        self._process = process
        self._command = [sys.executable, "-m", "tests.faults.flooder", str(process.port), LOBBY, cookie]
        self.told: Counter[str] = Counter()
        self.megabytes = 0.0

    @asynccontextmanager
    async def flood(self) -> AsyncIterator[None]:
        flooder = await asyncio.create_subprocess_exec(*self._command, cwd=ROOT, stdout=subprocess.PIPE)
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            flooder.terminate()
            said, _ = await flooder.communicate()
            self.told.update(json.loads(said))
            watching.cancel()

    async def _watch(self) -> None:
        while True:
            self.megabytes = max(self.megabytes, self._process.megabytes)
            await asyncio.sleep(0.1)


async def pulse(ana: Timed, ben: Timed, ids: list[str]) -> list[float]:
    """Each moves a marker for one phase; how long it takes until the other one sees it."""
    ways = await asyncio.gather(one_way(ana, ben, ids[0]), one_way(ben, ana, ids[1]))
    return [delay for way in ways for delay in way]


async def one_way(writer: Timed, reader: Timed, id: str) -> list[float]:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(SECONDS, stop.set)
    move = {"type": "marker.move", "id": id, "lat": 0}
    ops = await give_steadily(writer, PULSE, stop, lambda number: {**move, "lng": number % 180}, WINDOW)
    await reader.until(lambda: ops[-1] in reader.seen_at, "the last change")
    return [reader.seen_at[op] - writer.asked_at[op] for op in ops]


@pytest.mark.timeout(300)
async def test_a_flood_is_held_and_the_others_hardly_notice(
    web: MakeWeb, stack: dict[str, str], figures: Figures
) -> None:
    process = web(**stack)
    async with Timed(process, visit(process, LOBBY)) as ana, Timed(process, visit(process, LOBBY)) as ben:
        ids = [str(uuid4()), str(uuid4())]
        for id in ids:
            await ana.done(await ana.command("marker.add", id=id, lat=0, lng=0))
        floods = Floods(process, visit(process, LOBBY))
        comparison = Comparison(lambda: pulse(ana, ben, ids), floods.flood)
        await pulse(ana, ben, ids)
        before = process.megabytes
        await comparison.run(ROUNDS, SLOWER)
        closed = len(ana.close_codes + ben.close_codes)
    phases = len(comparison.faulty)
    figures.note(
        8,
        "a client that sends 4 KB frames as fast as it can, and comes back when it is closed",
        f"{SECONDS * phases:g} s in {phases} phases, by turns without",
        at_most("server memory", floods.megabytes - before, GROWN, "MB"),
        at_most("the others' p99, times that without", comparison.ratio, SLOWER),
        exactly("others closed", closed, 0),
        seen("p99 without", max(comparison.calm) * 1000, "ms at worst"),
        seen("with", max(comparison.faulty) * 1000, "ms at worst"),
        seen("frames sent", floods.told["frames"]),
        seen("on connections", floods.told["connections"]),
    )
