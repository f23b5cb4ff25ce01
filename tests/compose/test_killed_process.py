"""Of a web process that was killed nothing is left over: its people's sockets no longer count."""

import asyncio

from tests.client import visit
from tests.compose.resident import LOBBY
from tests.compose.test_limits_hold import OF_A_GUEST, close, come, one_more, until_there_is_room
from tests.conftest import MakeWeb
from tests.redis_server import RedisServer


async def test_sockets_of_a_killed_process_are_forgotten(
    web: MakeWeb, postgres_url: str, redis_server: RedisServer
) -> None:
    first, second = [web(DATABASE_URL=postgres_url, REDIS_URL=redis_server.url) for _ in range(2)]
    cookie = await asyncio.to_thread(visit, first, LOBBY)
    gone = await come(first, cookie, OF_A_GUEST // 2)
    here = await come(second, cookie, OF_A_GUEST // 2)
    assert not await one_more(second, cookie)
    await asyncio.to_thread(first.kill)
    await until_there_is_room(second, cookie)
    here += await come(second, cookie, OF_A_GUEST // 2)
    assert not await one_more(second, cookie)
    await close(gone + here)
