"""What the tests of the process's channel need: a layer that fails on demand, and somebody who listens."""

import pytest
from channels.layers import InMemoryChannelLayer

from project.realtime import process_channel
from project.realtime.process_channel import Message, ProcessChannel
from tests.tabs import until


class Ears:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.misses = 0

    def receive(self, message: Message) -> None:
        self.heard.append(message)

    def missed(self) -> None:
        self.misses += 1


class Layer(InMemoryChannelLayer):
    """A layer that fails when it is told to; not `alone`, as far as the process knows."""

    broken = False

    async def receive(self, channel: str) -> Message:
        if self.broken:
            raise ConnectionError("gone")
        message: Message = await super().receive(channel)
        if message.get("type") == "break":
            raise ConnectionError("cut off")
        return message

    async def group_send(self, group: str, message: Message) -> None:
        if self.broken:
            raise ConnectionError("gone")
        await super().group_send(group, message)

    async def group_add(self, group: str, channel: str) -> None:
        if self.broken:
            raise ConnectionError("gone")
        await super().group_add(group, channel)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_channel, "RETRY", 0.01)


@pytest.fixture
def layer(monkeypatch: pytest.MonkeyPatch, quick: None) -> Layer:
    layer = Layer()
    monkeypatch.setattr(process_channel, "get_channel_layer", lambda: layer)
    return layer


async def connected(channel: ProcessChannel) -> ProcessChannel:
    channel.alone = False
    await until(lambda: channel._name, "a channel on the layer")
    return channel
