"""Chapter 3: a group is a list of channels, and sending to it is sending a copy to each."""

from channels.layers import InMemoryChannelLayer


async def main() -> None:
    layer = InMemoryChannelLayer()
    channels = {name: await layer.new_channel() for name in ("Ana", "Bo", "Cy")}
    await layer.group_add("room", channels["Ana"])
    await layer.group_add("room", channels["Bo"])
    await layer.group_send("room", {"type": "chat.message", "text": "Hello"})
    await layer.group_add("room", channels["Cy"])  # a moment too late
    for name, channel in channels.items():
        waiting = layer.channels.get(channel)
        print(name, "has", waiting.qsize() if waiting else 0, "message")
    print("members:", len(layer.groups["room"]))
