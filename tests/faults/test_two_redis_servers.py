"""Rooms spread over two Redis servers: whichever a room's messages go through, its people meet."""

import asyncio
from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest

from tests import services
from tests.client import Client, visit
from tests.conftest import MakeWeb
from tests.redis_server import RedisServer
from tests.web_process import WebProcess

ROOMS = ("/map/lobby/", "/sketch/lobby/", "/live/lobby/")


@pytest.fixture
def other_redis_server() -> Iterator[RedisServer]:
    with services.redis_server() as server:
        yield server


@pytest.fixture
def two(
    web: MakeWeb, postgres_url: str, redis_server: RedisServer, other_redis_server: RedisServer
) -> tuple[WebProcess, WebProcess]:
    stack = {"DATABASE_URL": postgres_url, "REDIS_URL": f"{redis_server.url},{other_redis_server.url}"}
    return web(**stack), web(**stack)


async def meet(two: tuple[WebProcess, WebProcess], path: str) -> None:
    """One person in each process: they see each other come."""
    first, second = two
    async with Client(first, visit(first, path), path) as ana, Client(second, visit(second, path), path) as ben:
        both = {ana.you["id"], ben.you["id"]}
        for client in (ana, ben):
            await client.until(partial(sees, client, both), f"both in {path}")


def sees(client: Client, people: set[str]) -> bool:
    return {person["id"] for person in client.people} == people


async def test_people_meet_whichever_server_their_room_is_on(two: tuple[WebProcess, WebProcess]) -> None:
    await asyncio.gather(*(meet(two, path) for path in ROOMS))


async def test_one_of_them_gone_costs_nobody_anything(
    two: tuple[WebProcess, WebProcess], other_redis_server: RedisServer
) -> None:
    first, second = two
    path, marker = ROOMS[0], str(uuid4())
    async with Client(first, visit(first, path)) as ana, Client(second, visit(second, path)) as ben:
        await asyncio.to_thread(other_redis_server.kill)
        added = await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        await ben.until(lambda: (ben.seq or 0) >= added, "what was stored meanwhile")
        await asyncio.to_thread(other_redis_server.start)
        moved = await ben.done(await ben.command("marker.move", id=marker, lat=1, lng=0))
        await ana.until(lambda: (ana.seq or 0) >= moved, "what was stored since")
        assert ana.close_codes == ben.close_codes == []
