"""Many simulated people, for a while."""

import asyncio

from project.realtime.crowd.door import Closed, Entry, enter
from project.realtime.crowd.tally import Tally
from project.realtime.crowd.visitor import PASTIMES, Visitor, Wishes

AT_THE_DOOR = 4  # people who load the page at once
ENDING = 15  # seconds for everybody to tidy up and leave


def first_look(page: str) -> Entry:
    """Load the page once, so that what is wrong is said once; `Closed` if nobody would get in."""
    entry = enter(page)
    if entry.kind not in PASTIMES:
        raise Closed(f"Nobody knows what to do in a room of the kind “{entry.kind}”, only in: {', '.join(PASTIMES)}.")
    return entry


async def gather(page: str, tally: Tally, wishes: Wishes, *, people: int, seconds: float) -> None:
    """Have so many people come, stay so long, and leave; cancel it to have them leave earlier."""
    door = asyncio.Semaphore(AT_THE_DOOR)
    visits = [asyncio.create_task(_visit(page, tally, wishes, door)) for _ in range(people)]
    try:
        await asyncio.wait(visits, timeout=seconds)
    finally:
        for visit in visits:
            visit.cancel()
        await asyncio.wait(visits, timeout=ENDING)


async def _visit(page: str, tally: Tally, wishes: Wishes, door: asyncio.Semaphore) -> None:
    try:
        async with door:
            entry = await asyncio.to_thread(enter, page)
    except Closed:
        tally.errors["not let in"] += 1
        return
    await Visitor(entry, tally, wishes).stay()
