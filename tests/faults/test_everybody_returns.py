"""Row 9: the server is started again under a thousand open tabs: they come back one after the other, and soon."""

import asyncio

import pytest

from tests.client import visit
from tests.conftest import MakeWeb
from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.faults.returning import Tabs, peak

TABS = pick(short=200, long=1000)
OF_ONE = 10  # of one guest
AT_A_TIME = 40  # who come at first, so that it is soon over
PEAK, BACK = 200, 30  # connections per second; seconds
PATIENCE = 120  # seconds, until a test gives up

LOBBY = "/map/lobby/"


@pytest.mark.timeout(400)
async def test_everybody_comes_back_one_after_the_other(web: MakeWeb, stack: dict[str, str], figures: Figures) -> None:
    process = web(**stack)
    tabs = Tabs(process, LOBBY)
    tasks: list[asyncio.Task[None]] = []
    for _ in range(TABS // OF_ONE):
        cookie = await asyncio.to_thread(visit, process, LOBBY)
        tasks += [asyncio.create_task(tabs.stay(cookie)) for _ in range(OF_ONE)]
        if len(tasks) % AT_A_TIME == 0:
            await tabs.until_here(len(tasks), PATIENCE)
    tabs.tried.clear()
    tabs.welcomed.clear()
    gone = asyncio.get_running_loop().time()
    await asyncio.to_thread(process.terminate)
    ended = asyncio.get_running_loop().time()
    await asyncio.to_thread(process.start)
    started = asyncio.get_running_loop().time()
    await tabs.until_here(TABS, PATIENCE)
    back = asyncio.get_running_loop().time()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    figures.note(
        9,
        f"{TABS:,} sockets, server restarted",
        "once",
        at_most("peak connects/s", peak(tabs.welcomed), PEAK),
        at_most("all back, after it was up again", back - started, BACK, "s"),
        exactly("back", len(tabs.welcomed), TABS),
        seen("after SIGTERM", back - gone, "s"),
        seen("drained in", ended - gone, "s"),
        seen("started in", started - ended, "s"),
        seen("peak attempts/s, also at the closed door", peak(tabs.tried)),
    )
