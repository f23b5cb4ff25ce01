"""Chapter 1: a channel that is full takes nothing more."""

from channels.exceptions import ChannelFull
from channels.layers import InMemoryChannelLayer


async def main() -> None:
    layer = InMemoryChannelLayer()
    print("capacity:", layer.capacity)
    try:
        for number in range(1, 301):
            await layer.send("kitchen", {"type": "order", "number": number})
    except ChannelFull:
        print("ChannelFull at order", number)
