"""People of the stories: they follow a room, and remember how long they were away; and one who reloads a page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from http import HTTPStatus
from typing import NamedTuple
from uuid import uuid4

from tests.client import Frame, visit
from tests.compose.stack import EVENTS, Stack, ask
from tests.faults.figures import Figure, exactly, seen
from tests.faults.timed import Timed, give_steadily
from tests.faults.truth import Truth

LOBBY = "/map/lobby/"
RATE = 20  # commands per second


class Resident(Timed):
    """Knows how long it was without a connection at most."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack, visit(stack, LOBBY), LOBBY)
        self.gaps = 0
        self.inversions = 0  # also: the same event twice
        self.away = 0.0  # seconds
        self._heard_at = 0.0

    async def _receive(self, frame: Frame) -> None:
        now = asyncio.get_running_loop().time()
        if frame["type"] == "welcome" and self._heard_at:
            self.away = max(self.away, now - self._heard_at)
        self._heard_at = now
        await super()._receive(frame)

    async def _on_events(self, frame: Frame) -> None:
        """Count what is out of order, and go on; what the events say (the worker's too) does not matter here."""
        for event in frame["events"]:
            assert self.seq is not None
            self.gaps += event["seq"] > self.seq + 1
            self.inversions += event["seq"] <= self.seq
            self.seq = event["seq"] - 1
            await super()._on_events({"events": [event]})

    def has_reached(self, seq: int) -> bool:
        return self.seq is not None and self.seq >= seq


class Company(NamedTuple):
    """Those who are in the room during a story: the first one writes all the time."""

    people: list[Resident]
    marker: str

    @property
    def writer(self) -> Resident:
        return self.people[0]

    def move(self, number: int) -> Frame:
        return {"type": "marker.move", "id": self.marker, "lat": 1, "lng": number % 90}

    async def in_step(self, seq: int) -> None:
        for person in self.people:
            await person.until(partial(person.has_reached, seq), f"event {seq}")

    async def just_these(self) -> None:
        """Wait until the room's list of people is right for everybody: nobody is missing, and nobody stuck."""
        here = {person.you["id"] for person in self.people}
        for person in self.people:
            await person.until(partial(self._sees, person, here), f"just these {len(here)} people")

    @staticmethod
    def _sees(person: Resident, here: set[str]) -> bool:
        return {one["id"] for one in person.people} == here


@asynccontextmanager
async def company(stack: Stack, count: int = 6) -> AsyncIterator[Company]:
    async with AsyncExitStack() as room:
        residents = [await asyncio.to_thread(Resident, stack) for _ in range(count)]
        for one in residents:
            await room.enter_async_context(one)
        here = Company(residents, str(uuid4()))
        await here.writer.done(await here.writer.command("marker.add", id=here.marker, lat=0, lng=0))
        await here.just_these()
        yield here


class Work:
    """What was written, and which pages were read, while something happened."""

    def __init__(self, here: Company) -> None:
        self.here = here
        self.ops: list[str] = []
        self.pages: list[int] = []

    async def finish(self, stack: Stack) -> list[Figure]:
        """Wait until everything is acknowledged and everybody has it; what came of it, in figures."""
        writer = self.here.writer
        last = max([await writer.done(op) for op in self.ops])
        await self.here.in_step(last)
        await self.here.just_these()
        truth = Truth(dict(await asyncio.to_thread(stack.rows, EVENTS)))
        people = self.here.people
        return [
            exactly("lost acks", truth.lost(people) + truth.missing(self.ops), 0),
            exactly("done twice", truth.doubled(self.ops), 0),
            exactly("gaps", sum(one.gaps + one.inversions for one in people) + truth.holes(), 0),
            seen("commands", len(self.ops)),
            seen("slowest ack", max(writer.acked_at[op] - writer.asked_at[op] for op in self.ops), "s"),
            seen("away at most", max(one.away for one in people), "s"),
        ]

    def error_pages(self, *, may_be: bool = False) -> Figure:
        count = sum(status != HTTPStatus.OK for status in self.pages)
        return seen("error pages", count) if may_be else exactly("error pages", count, 0)


@asynccontextmanager
async def working(stack: Stack, here: Company) -> AsyncIterator[Work]:
    """Write 20 times a second, and load the page again and again, for as long as the block runs."""
    work, stop = Work(here), asyncio.Event()
    writing = asyncio.create_task(give_steadily(here.writer, RATE, stop, here.move))
    reading = asyncio.create_task(read_pages(stack.url + LOBBY, work.pages, stop))
    try:
        yield work
    finally:
        stop.set()
        work.ops = await writing
        await reading


async def read_pages(url: str, statuses: list[int], stop: asyncio.Event) -> None:
    while not stop.is_set():
        statuses.append(await asyncio.to_thread(ask, url))
