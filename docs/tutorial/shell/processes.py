"""Chapter 1: the layer in memory belongs to one process, and another process has another one."""

import asyncio
import subprocess
import sys

from channels.layers import InMemoryChannelLayer

OTHER = """
import asyncio
from channels.layers import InMemoryChannelLayer
asyncio.run(InMemoryChannelLayer().send("kitchen", {"type": "order"}))
print("the other process has sent an order")
"""


async def main() -> None:
    layer = InMemoryChannelLayer()
    other = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", OTHER], capture_output=True, text=True)
    print(other.stdout.strip())
    try:
        async with asyncio.timeout(0.5):
            print("received", await layer.receive("kitchen"))
    except TimeoutError:
        print("here, nothing has come")
