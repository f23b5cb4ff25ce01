"""`python -m benchmarks.bare`: the near-limit, a broadcast server with the `websockets` library and nothing else.

It passes on what it receives, once per tick, the latest of each object: the same form in which Roomful
does. It knows nobody, checks nothing, stores nothing.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Hashable
from contextlib import suppress

import msgspec
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

TICK = 0.033  # seconds, as in Roomful
POURED = 50  # updates in a frame of a server that pours


class Update(msgspec.Struct):
    """What it has to know of an update: what it is about; pieces of a stroke are kept apart by `at`."""

    id: str
    at: int = 0


decode = msgspec.json.Decoder(Update).decode


class Room:
    def __init__(self) -> None:
        self.sockets: set[ServerConnection] = set()
        self._pending: dict[Hashable, str] = {}
        self._flushed = 0.0
        self._flush: asyncio.Handle | None = None

    def put(self, text: str) -> None:
        update = decode(text)
        self._pending[update.id, update.at] = text
        if self._flush is None:
            loop = asyncio.get_running_loop()
            self._flush = loop.call_at(max(loop.time(), self._flushed + TICK), self.flush)

    def flush(self) -> None:
        self._flush = None
        self._flushed = asyncio.get_running_loop().time()
        broadcast(self.sockets, f'{{"updates":[{",".join(self._pending.values())}]}}')
        self._pending.clear()


rooms: defaultdict[str, Room] = defaultdict(Room)


async def take_part(socket: ServerConnection) -> None:
    room = rooms[socket.request.path if socket.request else ""]
    room.sockets.add(socket)
    try:
        async for text in socket:
            room.put(str(text))
    except ConnectionClosed:
        pass  # without a goodbye
    finally:
        room.sockets.discard(socket)


async def pour(socket: ServerConnection) -> None:
    """Frames as fast as the peer takes them: to see how much the load generator can read."""
    update = '{"by":"g0123456789abcdef","type":"marker.drag","id":"%032x","lat":52.3702,"lng":1.23}'
    frame = f'{{"updates":[{",".join(update % number for number in range(POURED))}]}}'.encode()
    with suppress(ConnectionClosed):
        await socket.recv()  # when all are there
        while True:
            await socket.send(frame, text=True)


async def main() -> None:
    handler = pour if "--pour" in sys.argv else take_part
    async with serve(handler, "127.0.0.1", 0, compression=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"listening at 127.0.0.1:{port}/", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
