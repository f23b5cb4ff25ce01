"""Chapter 1: a channel is a queue with a name."""

from channels.layers import InMemoryChannelLayer


async def main() -> None:
    layer = InMemoryChannelLayer()
    await layer.send("kitchen", {"type": "order", "dish": "soup"})
    print("sent, and nobody was listening yet")
    message = await layer.receive("kitchen")
    print("received", message)
