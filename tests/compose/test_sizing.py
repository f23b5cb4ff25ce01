"""What one more socket and one more command cost the web processes: the figures for sizing in docs/deploy.md."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from websockets.asyncio.client import connect

from tests.client import visit
from tests.compose.resident import LOBBY, company
from tests.compose.stack import Stack
from tests.faults.figures import Figures, exactly, pick, seen
from tests.faults.timed import Timed, give_steadily

GUESTS, TABS = pick(short=6, long=60), 10  # sockets of one guest
WRITERS, RATE = pick(short=6, long=20), 20  # commands per second of each
SECONDS = pick(short=1, long=20)


async def total(stack: Stack, name: str) -> float:
    """The sum of a figure of `/metrics` over all web processes."""
    texts = await asyncio.to_thread(stack.answers, "/metrics")
    return sum(float(number) for text in texts for number in re.findall(rf"^{name}(?:{{.*}})? (\S+)$", text, re.M))


@asynccontextmanager
async def tabs(stack: Stack) -> AsyncIterator[int]:
    """Sockets in the room that do nothing; how many."""
    cookies = [await asyncio.to_thread(visit, stack, LOBBY) for _ in range(GUESTS)]
    async with AsyncExitStack() as room:
        for cookie in cookies * TABS:
            headers = {"Cookie": cookie, "Origin": stack.url}
            socket = await room.enter_async_context(connect(stack.ws(f"/ws{LOBBY}"), additional_headers=headers))
            await socket.send(json.dumps({"type": "hello", "since": None}))
            await socket.recv()
        yield GUESTS * TABS


async def test_a_socket_costs_little_memory(stack: Stack, figures: Figures) -> None:
    before = await total(stack, "process_resident_memory_bytes")
    async with tabs(stack) as count:
        grown = await total(stack, "process_resident_memory_bytes") - before
        there = await total(stack, "roomful_sockets")
    figures.note(
        21,
        f"{stack.name}: {count} more sockets",
        f"{stack.webs} web processes",
        exactly("open", there >= count, True),
        seen("memory of a web process before", before / stack.webs / 1e6, "MB"),
        seen("memory per socket", grown / count / 1e3, "KB"),
    )


async def test_a_command_costs_little_time(stack: Stack, figures: Figures) -> None:
    async with company(stack, WRITERS) as here:
        before, began, stop = await total(stack, "process_cpu_seconds_total"), time.monotonic(), asyncio.Event()
        writing = [asyncio.create_task(give_steadily(one, RATE, stop, here.move)) for one in here.people]
        await asyncio.sleep(SECONDS)  # this is the load
        stop.set()
        ops = [op for task in writing for op in await task]
        for one in here.people:
            await one.until(partial(has_all_acks, one), "all acks")
        took = time.monotonic() - began
        spent = await total(stack, "process_cpu_seconds_total") - before
        waits = sorted(wait for one in here.people for wait in waits_of(one))
    figures.note(
        22,
        f"{stack.name}: {WRITERS} people in one room, {RATE} commands/s each",
        f"{SECONDS} s",
        exactly("without an ack", sum(len(one.outbox) for one in here.people), 0),
        seen("commands", len(ops) / took, "/s"),
        seen("web's time per command", spent / len(ops) * 1e3, "ms"),
        seen("ack, median", waits[len(waits) // 2], "s"),
        seen("ack, p99", waits[int(len(waits) * 0.99)], "s"),
    )


def has_all_acks(client: Timed) -> bool:
    return not client.outbox


def waits_of(client: Timed) -> list[float]:
    return [client.acked_at[op] - asked for op, asked in client.asked_at.items()]
