"""Row 19: a crowd of a hundred for a long time: memory, descriptors, tasks and threads stay where they are.

`make soak MINUTES=60` runs it for an hour; `make test` for as many minutes as below.
"""

import asyncio
import os
import random
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from statistics import median
from typing import Any, NamedTuple
from uuid import uuid4

import pytest

from tests.client import Client, Frame, visit
from tests.conftest import MakeWeb
from tests.faults.figures import LONG, Figures, at_most, exactly, seen
from tests.web_process import WebProcess

MINUTES = float(os.environ.get("SOAK_MINUTES", "2"))
PEOPLE = 100
WARMING = 0.25  # of the time
SAMPLES = 40
STAY = 240.0  # seconds that somebody stays, on average, before the page is loaded anew
COMMAND, CURSOR = 30.0, 15.0  # seconds between two of one person, on average
LINGER = 45  # seconds after the last has left; rooms that are empty are forgotten after 30

LOBBY = "/map/lobby/"


class Sample(NamedTuple):
    megabytes: float
    descriptors: float
    threads: float
    tasks: float
    cpu: float  # seconds since the process began

    @classmethod
    def of(cls, process: WebProcess) -> "Sample":
        with urllib.request.urlopen(f"{process.url}/metrics", timeout=20) as page:
            lines = [line.split() for line in page.read().decode().splitlines() if not line.startswith("#")]
        counted = {name: float(value) for name, value in lines}
        return cls(
            counted["process_resident_memory_bytes"] / 2**20,
            counted["process_open_fds"],
            process.threads,
            counted["roomful_tasks"],
            counted["process_cpu_seconds_total"],
        )


class Visitor(Client):
    """Remembers nothing of what it has heard."""

    async def _on_events(self, frame: Frame) -> None:
        await super()._on_events(frame)
        self.events.clear()
        self.acked.clear()

    async def _on_live(self, frame: Frame) -> None:
        pass


async def visit_again_and_again(process: WebProcess, closed: list[int | None]) -> None:
    """Load the page, stay a while, do something now and then, and leave."""
    while True:
        cookie = await asyncio.to_thread(visit, process, LOBBY)
        async with Visitor(process, cookie) as one:
            one.close_codes = closed
            await stay(one, str(uuid4()))


async def stay(one: Visitor, marker: str) -> None:
    await one.command("marker.add", id=marker, lat=0, lng=0)
    with suppress(TimeoutError):
        async with asyncio.timeout(random.expovariate(1 / STAY)):
            await asyncio.gather(
                now_and_then(CURSOR, lambda: one.show("cursor.move", lat=random.uniform(-80, 80), lng=0)),
                now_and_then(
                    COMMAND, lambda: one.command("marker.move", id=marker, lat=random.uniform(-80, 80), lng=0)
                ),
            )
    await one.command("marker.remove", id=marker)
    await one.until(lambda: not one.outbox, "the last ack")


async def now_and_then(seconds: float, act: Callable[[], Any]) -> None:
    while True:
        await asyncio.sleep(random.expovariate(1 / seconds))
        await act()


async def soak(process: WebProcess, closed: list[int | None]) -> list[Sample]:
    """Have everybody come, and look at the process again and again."""
    samples = []
    crowd = [asyncio.create_task(visit_again_and_again(process, closed)) for _ in range(PEOPLE)]
    for _ in range(SAMPLES):
        done, _ = await asyncio.wait(crowd, timeout=MINUTES * 60 / SAMPLES)
        for task in done:
            task.result()  # nobody leaves for good
        samples.append(await asyncio.to_thread(Sample.of, process))
    for task in crowd:
        task.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)
    return samples


def growth(samples: list[Sample]) -> Sample:
    """How much more there is in the last third than in the first, once it was warm."""
    warm = samples[int(len(samples) * WARMING) :]
    third = len(warm) // 3
    first, last = warm[:third], warm[-third:]
    return Sample(*(median(after) - median(before) for before, after in zip(zip(*first), zip(*last))))  # noqa: B905


@pytest.mark.skipif(not (LONG or "SOAK_MINUTES" in os.environ), reason="long form")
@pytest.mark.timeout(MINUTES * 60 + 300)
async def test_a_crowd_leaves_no_trace(web: MakeWeb, stack: dict[str, str], figures: Figures) -> None:
    process = web(**stack)
    async with Client(process, visit(process, LOBBY)):
        pass  # what is made at first use is there
    before = await asyncio.to_thread(Sample.of, process)
    closed: list[int | None] = []
    samples = await soak(process, closed)
    await asyncio.sleep(LINGER)
    after = await asyncio.to_thread(Sample.of, process)
    grown, end = growth(samples), samples[-1]
    figures.note(
        19,
        f"a crowd of {PEOPLE}, who come and go",
        f"{MINUTES:g} minutes",
        at_most("memory grew by", grown.megabytes, 5, "MB"),
        at_most("descriptors by", grown.descriptors, 5),
        at_most("tasks by", grown.tasks, 20),
        at_most("threads by", grown.threads, 2),
        at_most("descriptors left over", after.descriptors - before.descriptors, 8),
        at_most("tasks left over", after.tasks - before.tasks, 8),
        exactly("closed by the server", len(closed), 0),
        seen("in the end", end.megabytes, f"MB, {end.descriptors:.0f} descriptors, {end.tasks:.0f} tasks"),
        seen("threads", end.threads),
        seen("server", 100 * (end.cpu - before.cpu) / (MINUTES * 60), "% of one core"),
    )
