"""Limits hold across web processes, whichever of them the proxy picks: here, how many sockets somebody may have."""

import asyncio
import json

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.client import Site, visit
from tests.compose.resident import LOBBY
from tests.compose.stack import Stack

OF_A_GUEST, OF_AN_ADDRESS = 10, 20  # SOCKETS_PER_GUEST, SOCKETS_PER_ADDRESS, which nobody has set
FULL = 4429


async def tab(site: Site, cookie: str) -> ClientConnection:
    headers = {"Cookie": cookie, "Origin": site.url}
    return await connect(site.ws(f"/ws{LOBBY}"), additional_headers=headers)


async def is_let_in(socket: ClientConnection) -> bool:
    """Whether `hello` is answered by `welcome`; False if there are too many."""
    try:
        await socket.send(json.dumps({"type": "hello", "since": None}))
        async for text in socket:
            if json.loads(text)["type"] == "welcome":
                return True
    except ConnectionClosed:
        pass
    assert socket.close_code == FULL
    return False


async def come(site: Site, cookie: str, count: int) -> list[ClientConnection]:
    """Open so many tabs, of which all are let in."""
    sockets = [await tab(site, cookie) for _ in range(count)]
    assert [await is_let_in(socket) for socket in sockets] == [True] * count
    return sockets


async def one_more(site: Site, cookie: str) -> bool:
    socket = await tab(site, cookie)
    try:
        return await is_let_in(socket)
    finally:
        await socket.close()


async def until_there_is_room(site: Site, cookie: str) -> None:
    async with asyncio.timeout(30):
        while not await one_more(site, cookie):  # noqa: ASYNC110 -- what it waits for sets no Event
            await asyncio.sleep(0.1)


async def close(sockets: list[ClientConnection]) -> None:
    for socket in sockets:
        await socket.close()


async def test_a_guest_has_so_many_sockets_in_all_processes_together(stack: Stack) -> None:
    cookie = await asyncio.to_thread(visit, stack, LOBBY)
    sockets = await come(stack, cookie, OF_A_GUEST)
    assert [await one_more(stack, cookie) for _ in range(stack.webs)] == [False] * stack.webs
    other = await asyncio.to_thread(visit, stack, LOBBY)
    assert await one_more(stack, other)
    await close(sockets[:1])
    await until_there_is_room(stack, cookie)
    await close(sockets)


async def test_an_address_has_so_many_sockets_without_a_session(stack: Stack) -> None:
    sockets = await come(stack, "", OF_AN_ADDRESS)
    assert [await one_more(stack, "") for _ in range(stack.webs)] == [False] * stack.webs
    await close(sockets)
