"""The toxic proxy spoils what it is told to, and nothing else: else the tests behind it would test nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from tests.faults.server_frames import ServerFrames
from tests.faults.toxic_proxy import ToxicProxy

PAGE = b"HTTP/1.1 200 OK\r\n\r\n"
HEAD = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"


def frame(payload: bytes) -> bytes:
    """As a server sends it: without a mask."""
    size = len(payload)
    if size < 126:
        return bytes([0x81, size]) + payload
    if size < 65_536:
        return bytes([0x81, 126]) + size.to_bytes(2, "big") + payload
    return bytes([0x81, 127]) + size.to_bytes(8, "big") + payload


class Echo:
    """Stands for the web process behind."""

    def __init__(self, port: int) -> None:
        self.port = port


@pytest.fixture
async def proxy() -> AsyncIterator[ToxicProxy]:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(PAGE)
        with suppress(ConnectionResetError):
            while data := await reader.read(100_000):
                writer.write(data)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with server, ToxicProxy(Echo(server.sockets[0].getsockname()[1])) as proxy:
        yield proxy


async def call(proxy: ToxicProxy) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    port = int(proxy.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    assert await reader.readexactly(len(PAGE)) == PAGE
    return reader, writer


@pytest.mark.parametrize("at_a_time", [1, 5, 100_000])
def test_swallowed_frames_are_missing_and_the_others_whole(at_a_time: int) -> None:
    payloads = [b"ack 1", b"x" * 300, b"ack 2", b"y" * 70_000, b"", b"end"]
    stream = HEAD + b"".join(map(frame, payloads))
    frames = ServerFrames(lambda payload: not payload.startswith(b"ack"))
    kept = b"".join(frames.keep(stream[at : at + at_a_time]) for at in range(0, len(stream), at_a_time))
    assert kept == HEAD + b"".join(map(frame, [b"x" * 300, b"y" * 70_000, b"", b"end"]))


def test_what_is_no_websocket_passes_as_it_is() -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello" * 3
    frames = ServerFrames(lambda _: False)
    assert b"".join(frames.keep(page[at : at + 7]) for at in range(0, len(page), 7)) == page


async def test_slow_late_and_in_pieces_all_arrives(proxy: ToxicProxy) -> None:
    proxy.latency, proxy.bandwidth, proxy.slice = 0.05, 20_000, 500
    reader, writer = await call(proxy)
    began = asyncio.get_running_loop().time()
    writer.write(b"z" * 2000)
    assert await reader.readexactly(2000) == b"z" * 2000
    assert asyncio.get_running_loop().time() - began >= 0.05 + 2000 / 20_000
    writer.close()


async def test_reset_cuts_off_what_is_open_and_half_open_tells_nobody(proxy: ToxicProxy) -> None:
    first, to_first = await call(proxy)
    to_first.write(b"hello")
    await first.readexactly(5)
    proxy.half_open()
    to_first.write(b"are you there?")
    second, to_second = await call(proxy)
    to_second.write(b"hello")
    assert await second.readexactly(5) == b"hello"
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(first.read(1), 0.2)
    proxy.reset()
    with pytest.raises(ConnectionResetError):
        await second.read(1)
    to_first.close()
    to_second.close()


async def test_nobody_is_there_while_it_is_down(proxy: ToxicProxy) -> None:
    await proxy.down()
    with pytest.raises(ConnectionRefusedError):
        await call(proxy)
    await proxy.up()
    reader, writer = await call(proxy)
    writer.write(b"hello")
    assert await reader.readexactly(5) == b"hello"
    writer.close()
