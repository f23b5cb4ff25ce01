"""Many open tabs that come back as the browser's code does (`backoff.js`, `redial.js`), and when they tried."""

import asyncio
import json
import random

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from tests.web_process import WebProcess

SHORTEST, FIRST, LONGEST = 0.2, 0.5, 30.0  # seconds, as in backoff.js


def backoff(tries: int) -> float:
    most = min(LONGEST, FIRST * 2**tries)
    return random.uniform(SHORTEST, most)


def peak(times: list[float]) -> int:
    """How many at most within one second."""
    times = sorted(times)
    most = first = 0
    for last, time in enumerate(times):
        while time - times[first] > 1:
            first += 1
        most = max(most, last - first + 1)
    return most


class Tabs:
    """All of them; `here` counts those that are welcomed."""

    def __init__(self, process: WebProcess, path: str) -> None:
        self._process = process
        self._path = path
        self.here = 0
        self.tried: list[float] = []  # loop times
        self.welcomed: list[float] = []
        self.changed = asyncio.Event()

    async def stay(self, cookie: str) -> None:
        """One tab, for as long as the task runs."""
        tries = 0
        while True:
            pause = 0.0
            self.tried.append(asyncio.get_running_loop().time())
            try:
                async with connect(
                    self._process.ws(f"/ws{self._path}"),
                    additional_headers={"Cookie": cookie, "Origin": self._process.url},
                    max_size=None,
                    compression=None,
                    open_timeout=60,
                    ping_interval=None,
                ) as socket:
                    await self._join(socket)
                    tries = 0
                    pause = await self._listen(socket)
            except (OSError, ConnectionClosed, InvalidHandshake, InvalidMessage, EOFError, TimeoutError):
                pass
            await asyncio.sleep(max(pause, backoff(tries)))
            tries += 1

    async def _join(self, socket: ClientConnection) -> None:
        await socket.send('{"type":"hello","since":null}')
        while json.loads(await socket.recv())["type"] != "welcome":
            pass

    async def _listen(self, socket: ClientConnection) -> float:
        """Until the connection ends; the pause that the server asked for, in seconds."""
        self._count(1)
        self.welcomed.append(asyncio.get_running_loop().time())
        try:
            async for text in socket:
                if '"type":"reconnect"' in str(text):
                    return float(json.loads(text)["after"])
            return 0.0
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        self.here += change
        self.changed.set()

    async def until_here(self, count: int, seconds: float) -> None:
        """Wait until so many are welcomed."""
        async with asyncio.timeout(seconds):
            while self.here != count:
                self.changed.clear()
                await self.changed.wait()
