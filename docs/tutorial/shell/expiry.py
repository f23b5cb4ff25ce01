"""Chapter 1: what nobody receives in time is thrown away, and nobody is told."""

import asyncio

from channels.layers import InMemoryChannelLayer


async def main() -> None:
    print("default expiry:", InMemoryChannelLayer().expiry, "seconds")
    layer = InMemoryChannelLayer(expiry=0.2)  # so that we do not have to wait for a minute
    await layer.send("kitchen", {"type": "order", "dish": "soup"})
    await asyncio.sleep(0.5)
    try:
        async with asyncio.timeout(0.5):
            print("received", await layer.receive("kitchen"))
    except TimeoutError:
        print("there is no order (any more)")
