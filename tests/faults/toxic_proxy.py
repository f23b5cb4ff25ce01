"""A TCP proxy that spoils what passes through it: late, slow, in pieces, swallowed, cut off, or nobody there at all.

Clients of the tests take it for the web process behind it; the toxics may change at any time.
"""

import asyncio
import socket
import struct
from collections.abc import Callable
from typing import Protocol, Self

from tests.faults.server_frames import ServerFrames

CHUNK = 64 * 1024  # bytes
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close with a reset instead of a goodbye


class Listening(Protocol):
    """What stands behind: a web process."""

    port: int


class Wire:
    """One connection of a client, and ours to the web process behind."""

    def __init__(self, *writers: asyncio.StreamWriter) -> None:
        self.writers = writers
        self.dead = False  # half open: both ends still believe in it, and nothing passes

    def reset(self) -> None:
        for writer in self.writers:
            connection = writer.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.transport.abort()


class ToxicProxy:
    """`async with ToxicProxy(web) as proxy:`; `url` and `ws()` are those of a web process."""

    def __init__(self, web: Listening) -> None:
        self.web = web
        self.latency = 0.0  # seconds
        self.bandwidth = float("inf")  # bytes per second, for each connection and direction
        self.slice = CHUNK  # bytes that travel together
        self.passes: Callable[[bytes], bool] | None = None  # which of the server's frames; None: all
        self.opened = 0  # connections so far
        self.url = ""
        self._port = 0
        self._server: asyncio.Server | None = None
        self._wires: set[Wire] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def ws(self, path: str) -> str:
        return f"ws{self.url.removeprefix('http')}{path}"

    async def __aenter__(self) -> Self:
        await self.up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.down()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # The toxics that are an act

    async def up(self) -> None:
        """Listen, at the same port as before."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def down(self) -> None:
        """Nobody is there: what is open is cut off, and new connections are refused."""
        if self._server:
            self._server.close()
            self._server = None
        self.reset()

    def reset(self) -> None:
        """Cut off every connection that is open now."""
        for wire in self._wires:
            wire.reset()

    def half_open(self) -> None:
        """Pass on nothing more on what is open now, and tell nobody: a router that forgot them."""
        for wire in self._wires:
            wire.dead = True

    # What passes

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.web.port)
        except OSError:
            writer.close()
            return
        wire = Wire(writer, back)
        self._wires.add(wire)
        frames = ServerFrames(lambda frame: self.passes is None or self.passes(frame))
        ways = [self._pump(reader, back, wire, bytes), self._pump(there, writer, wire, frames.keep)]
        tasks = {asyncio.create_task(way) for way in ways}
        self._tasks |= tasks
        await asyncio.wait(tasks)
        self._tasks -= tasks
        self._wires.discard(wire)

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wire: Wire, keep: Callable[[bytes], bytes]
    ) -> None:
        try:
            while data := await reader.read(CHUNK):
                await asyncio.sleep(self.latency)
                if not wire.dead:
                    await self._write(writer, keep(data))
        except OSError:
            pass  # one end has cut it off
        if not wire.dead:
            writer.close()

    async def _write(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        for start in range(0, len(data), self.slice):
            piece = data[start : start + self.slice]
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(len(piece) / self.bandwidth)
