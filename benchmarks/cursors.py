"""People who move nothing but their pointers, all the time."""

import asyncio
import json
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.client import Client, connect


@asynccontextmanager
async def moving_cursors(port: int, kind: str, count: int, rate: float) -> AsyncIterator[None]:
    """So many people are in the lobby and circle about its middle, where a visitor looks first."""
    clients = [await connect(port, f"/ws/{kind}/lobby/", lambda _: None) for _ in range(count)]
    for client in clients:
        client.send(b'{"type":"hello","since":null}')
    await asyncio.sleep(0.5)
    moving = [asyncio.create_task(_circle(client, kind, number, rate)) for number, client in enumerate(clients)]
    try:
        yield
    finally:
        for task in moving:
            task.cancel()
        for client in clients:
            client.close()


async def _circle(client: Client, kind: str, number: int, rate: float) -> None:
    due = time.monotonic() + number / 50 / rate
    while True:
        await asyncio.sleep(due - time.monotonic())
        angle, distance = due + number, 0.2 + number % 10 / 12
        x, y = distance * math.cos(angle), distance * math.sin(angle)
        where = {"lat": 25 + 50 * y, "lng": 110 * x} if kind == "map" else {"x": 600 * x, "y": 350 * y}
        client.send(json.dumps({"type": "cursor.move", **where}).encode())
        due += 1 / rate
