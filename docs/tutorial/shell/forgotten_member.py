"""Chapter 3: in memory, a member that leaves one message lying for too long is no member any more."""

import asyncio

from channels.layers import InMemoryChannelLayer


async def main() -> None:
    layer = InMemoryChannelLayer(expiry=0.2)  # seconds; 60 is the default
    reader = await layer.new_channel()
    await layer.group_add("map", reader)
    await layer.group_send("map", {"type": "marker.moved", "position": 1})
    await asyncio.sleep(0.5)  # the reader is busy
    await layer.group_send("map", {"type": "marker.moved", "position": 2})
    print("members of the group:", len(layer.groups["map"]))
    print("is there a message for the reader?", "yes" if reader in layer.channels else "no")
