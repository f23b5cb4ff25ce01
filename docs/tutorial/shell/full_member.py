"""Chapter 3: a member whose channel is full is passed over, and nobody is told."""

from channels.layers import InMemoryChannelLayer


async def main() -> None:
    layer = InMemoryChannelLayer()
    reader = await layer.new_channel()
    await layer.group_add("map", reader)
    for position in range(1, 301):
        await layer.group_send("map", {"type": "marker.moved", "position": position})
    print("sent 300 positions, without an error")
    got = [(await layer.receive(reader))["position"] for _ in range(layer.channels[reader].qsize())]
    print(f"the reader has {len(got)} of them: from {got[0]} to {got[-1]}")
