"""Redis watched by Sentinel: the master dies, and people of two processes go on seeing each other."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.client import Client, visit
from tests.compose.sentinel import Watched, watched_redis
from tests.conftest import MakeWeb


@pytest.fixture
def watched() -> Iterator[Watched]:
    with watched_redis() as watched:
        yield watched


async def sees_the_cursor_of(ana: Client, ben: Client) -> None:
    """What goes through Redis alone."""
    ben.live.clear()
    while not any(update["type"] == "cursor.move" for update in ben.live):
        await ana.show("cursor.move", lat=1, lng=2)
        await asyncio.sleep(0.1)


async def drag(client: Client, marker: str) -> None:
    """Take the marker in the hand and put it down: who may is decided through the cache."""
    await client.show("marker.drag", id=marker, lat=1, lng=1)
    await client.done(await client.command("marker.move", id=marker, lat=1, lng=1))


async def test_the_next_master_takes_over_and_nobody_is_cut_off(
    web: MakeWeb, postgres_url: str, watched: Watched
) -> None:
    first, second = [web(DATABASE_URL=postgres_url, REDIS_URL=watched.url) for _ in range(2)]
    marker = str(uuid4())
    async with Client(first, visit(first, "/map/lobby/")) as ana, Client(second, visit(second, "/map/lobby/")) as ben:
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        async with asyncio.timeout(30):
            await sees_the_cursor_of(ana, ben)
        await drag(ana, marker)
        await asyncio.to_thread(watched.lose_master)
        async with asyncio.timeout(30):
            await sees_the_cursor_of(ana, ben)
            await sees_the_cursor_of(ben, ana)
        await drag(ana, marker)
        assert ana.close_codes == ben.close_codes == []
