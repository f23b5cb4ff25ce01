"""Row 5: Redis is gone, or hangs, while people work: nothing is lost, posts are saved, and then all is as before."""

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable
from contextlib import AsyncExitStack
from uuid import uuid4

import psycopg
import pytest

from tests.client import Client, visit
from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.faults.truth import Truth
from tests.faults.witness import Witness, write_steadily
from tests.redis_server import RedisServer
from tests.web_process import WebProcess

GONE = pick(short=4, long=10)  # seconds
RATE = 20  # commands per second
CONVERGED = 10  # seconds at most

LOBBY = "/map/lobby/"
KEY = "SELECT edit_key FROM realtime_room WHERE kind = 'live' AND slug = 'lobby'"


class Editor:
    """Saves posts of the blog over HTTP, as a script does."""

    def __init__(self, web: WebProcess, database_url: str) -> None:
        with psycopg.connect(database_url) as database:
            row = database.execute(KEY).fetchone()
        assert row
        self._headers = {"Authorization": f"Link {row[0]}", "Content-Type": "application/json"}
        self._posts = f"{web.url}/api/blogs/lobby/posts/"
        self.longest = 0.0  # seconds

    def publish(self) -> str:
        """Add a post; its id."""
        return str(self._ask("POST", self._posts, "Good morning.")[1]["id"])

    def save(self, id: str) -> int:
        """Save it again; the status."""
        started = time.monotonic()
        status, _ = self._ask("PATCH", f"{self._posts}{id}/", f"It is {started:.3f}.")
        self.longest = max(self.longest, time.monotonic() - started)
        return status

    def _ask(self, method: str, url: str, body: str) -> tuple[int, dict[str, str]]:
        request = urllib.request.Request(url, json.dumps({"body": body}).encode(), self._headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status), json.load(answer)


def names(client: Client) -> set[str]:
    return {person["id"] for person in client.people}


async def as_before(ana: Witness, ben: Witness) -> None:
    """Wait until Ben, in the other process, has seen all, sees who is here, and sees cursors move at once again."""
    both = {ana.you["id"], ben.you["id"]}
    await ana.until(lambda: names(ana) == both, "both people")
    await ben.until(lambda: names(ben) == both, "both people")
    cursors = 0.0
    ben.live.clear()
    while not any(update["type"] == "cursor.move" for update in ben.live):
        cursors += 1
        await ana.show("cursor.move", lat=cursors % 90, lng=0)
        await asyncio.sleep(0.05)
    last = max(ana.acked.values())
    await ben.until(lambda: (ben.seq or 0) >= last, f"event {last}")


@pytest.mark.parametrize("way", ["gone, back empty", "hanging (SIGSTOP)"])
@pytest.mark.timeout(240)
async def test_redis_gone_costs_nobody_anything(
    two: tuple[WebProcess, WebProcess],
    stack: dict[str, str],
    redis_server: RedisServer,
    figures: Figures,
    way: str,
) -> None:
    go, come = (
        (redis_server.kill, redis_server.start) if way.startswith("gone") else (redis_server.pause, redis_server.resume)
    )
    editor = Editor(two[0], stack["DATABASE_URL"])
    post = await asyncio.to_thread(editor.publish)
    async with AsyncExitStack() as room:
        ana, ben = [await room.enter_async_context(Witness(one, visit(one, LOBBY))) for one in two]
        marker, stop = str(uuid4()), asyncio.Event()
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        await as_before(ana, ben)
        writing = asyncio.create_task(write_steadily(ana, marker, RATE, stop))
        statuses = await while_gone(go, come, lambda: editor.save(post))
        back = time.monotonic()
        await as_before(ana, ben)
        converged = time.monotonic() - back
        stop.set()
        ops = await writing
        last = max([await ana.done(op) for op in ops])
        await ben.until(lambda: (ben.seq or 0) >= last, "the last event")
        truth = Truth.of(stack["DATABASE_URL"])
        figures.note(
            5,
            f"Redis {way} under {RATE} commands/s",
            f"{GONE} s",
            exactly("lost acks", truth.lost([ana]) + truth.missing(ops) + truth.doubled(ops), 0),
            at_most("all as before after", converged, CONVERGED, "s"),
            exactly("saves of a post over HTTP", {*statuses}, {200}),
            exactly("closed connections", len(ana.close_codes + ben.close_codes), 0),
            exactly("gaps", ben.gaps + ben.inversions, 0),
            seen("saves", len(statuses)),
            seen("slowest save", editor.longest, "s"),
            seen("slowest ack", max(ana.acked_at[op] - ana.asked_at[op] for op in ops), "s"),
            seen("slowest to the other process", max(ben.seen_at[op] - ana.asked_at[op] for op in ops), "s"),
        )


async def while_gone(go: Callable[[], object], come: Callable[[], object], save: Callable[[], int]) -> list[int]:
    """Take it away for `GONE` seconds, and save a post as often as it can be; the statuses."""
    await asyncio.to_thread(go)
    end = time.monotonic() + GONE
    statuses = []
    while time.monotonic() < end:
        statuses.append(await asyncio.to_thread(save))
        await asyncio.sleep(0.5)
    await asyncio.to_thread(come)
    return statuses
