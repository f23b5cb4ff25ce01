"""Redis, PostgreSQL or the worker goes for a while: nothing acknowledged is lost, and all recovers by itself."""

import asyncio
import time
from functools import partial
from http import HTTPStatus
from uuid import uuid4

import pytest

from project.realtime.worker import channel_names
from tests.compose.resident import Company, Resident, company, working
from tests.compose.stack import Stack
from tests.faults.figures import Figures, at_most, exactly, pick

GONE = pick(short=4, long=10)  # seconds
CONVERGED = 10  # seconds at most

REDIS = {"killed, back without its data": ("kill", "start"), "frozen, back with its data": ("pause", "resume")}


async def see_cursors_again(here: Company) -> None:
    """What goes through Redis alone: the writer's cursor reaches everybody else."""
    for number, person in enumerate(here.people[1:]):
        person.live.clear()
        while not any(update["type"] == "cursor.move" for update in person.live):
            await here.writer.show("cursor.move", lat=number, lng=time.monotonic() % 90)
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("way", REDIS)
@pytest.mark.timeout(240)
async def test_redis_gone_closes_no_socket_and_loses_nothing(stack: Stack, figures: Figures, way: str) -> None:
    go, come = REDIS[way]
    async with company(stack) as here:
        async with working(stack, here) as work:
            await asyncio.to_thread(getattr(stack, go), "redis")
            await asyncio.sleep(GONE)  # this is the fault
            await asyncio.to_thread(getattr(stack, come), "redis")
            back = time.monotonic()
            await see_cursors_again(here)
            converged = time.monotonic() - back
        measured = await work.finish(stack)
    figures.note(
        5,
        f"{stack.name}: Redis {way}, 20 commands/s",
        f"{GONE} s",
        *measured,
        at_most("all as before after", converged, CONVERGED, "s"),
        exactly("closed sockets", sum(len(one.close_codes) for one in here.people), 0),
        work.error_pages(),
    )


@pytest.mark.timeout(240)
async def test_postgres_stopped_acknowledges_nothing_and_stores_all_later(stack: Stack, figures: Figures) -> None:
    async with company(stack) as here:
        writer = here.writer
        async with working(stack, here) as work:
            await asyncio.to_thread(stack.stop, "postgres")
            acked = len(writer.acked)
            healthz = await asyncio.to_thread(stack.statuses, "/healthz")
            livez = await asyncio.to_thread(stack.statuses, "/livez")
            await asyncio.sleep(GONE)  # this is the fault
            falsely = len(writer.acked) - acked
            await asyncio.to_thread(stack.start, "postgres")
            back = time.monotonic()
            await writer.until(partial(has_more_than, writer, acked), "the first ack")
            recovered = time.monotonic() - back
        measured = await work.finish(stack)
    figures.note(
        6,
        f"{stack.name}: PostgreSQL stopped, 20 commands/s",
        f"{GONE} s",
        *measured,
        exactly("false acks", falsely, 0),
        exactly("/healthz", {*healthz}, {int(HTTPStatus.SERVICE_UNAVAILABLE)}),
        exactly("/livez", {*livez}, {int(HTTPStatus.OK)}),
        at_most("first ack after", recovered, CONVERGED, "s"),
    )


def has_more_than(client: Resident, acked: int) -> bool:
    return len(client.acked) > acked


@pytest.mark.timeout(240)
async def test_a_killed_worker_does_its_jobs_later_and_once(stack: Stack, figures: Figures) -> None:
    count = pick(short=20, long=100)
    markers = {str(uuid4()) for _ in range(count)}
    async with company(stack, 2) as here:
        writer = here.writer
        ops = [await writer.command("marker.add", id=id, lat=52.1, lng=5.1) for id in markers]
        await writer.done(ops[0])
        await asyncio.to_thread(stack.kill, "worker")  # in the middle of them
        for op in ops:
            await writer.done(op)
        started = time.monotonic()
        await asyncio.to_thread(stack.start, "worker")
        await writer.until(lambda: markers <= {*placed(writer)}, "all places")
        took = time.monotonic() - started
    times = [placed(writer).count(id) for id in markers]
    figures.note(
        20,
        f"{stack.name}: worker killed in the middle of {count} jobs",
        "once",
        exactly("jobs done twice", sum(time > 1 for time in times), 0),
        exactly("jobs not done", times.count(0), 0),
        at_most("all done after", took, 60, "s"),
    )


def placed(client: Resident) -> list[str]:
    """The ids of the markers whose places came, one or several at a time."""
    said = [event.get("placed", [event]) for event in client.events if event["type"].endswith(".placed")]
    return [one["id"] for found in said for one in found]


async def test_the_worker_listens_to_every_name(stack: Stack) -> None:
    (listening, *_) = [line for line in stack.logs().splitlines() if "listening on" in line]
    assert [name for name in channel_names() if name not in listening] == []
