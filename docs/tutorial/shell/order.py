"""Chapter 1: what was sent first is received first."""

from channels.layers import InMemoryChannelLayer


async def main() -> None:
    layer = InMemoryChannelLayer()
    for number in (1, 2, 3):
        await layer.send("kitchen", {"type": "order", "number": number})
    for _ in range(3):
        message = await layer.receive("kitchen")
        print("order", message["number"])
