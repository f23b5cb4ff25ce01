"""Chapter 1: one message has one receiver, and there is no second try."""

import asyncio
from contextlib import suppress

from channels.layers import InMemoryChannelLayer

layer = InMemoryChannelLayer()


async def cook(name: str) -> None:
    order = await layer.receive("kitchen")
    print(f"{name} takes the order for {order['dish']}, and drops the plate")
    raise RuntimeError("the plate is broken")


async def main() -> None:
    cooks = [asyncio.create_task(cook(name)) for name in ("Ana", "Bo")]
    await layer.send("kitchen", {"type": "order", "dish": "soup"})
    done, waiting = await asyncio.wait(cooks, timeout=0.5)
    print(f"{len(done)} cook had the order, {len(waiting)} is still waiting")
    for task in cooks:
        task.cancel()
        with suppress(RuntimeError, asyncio.CancelledError):
            await task
