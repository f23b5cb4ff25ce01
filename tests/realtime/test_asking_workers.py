"""Requests to workers on named channels: each gets its own reply, or none in time."""

import asyncio

import pytest
from channels.layers import get_channel_layer

from project.realtime.process_channel import Message, ProcessChannel
from tests.realtime.layers import Ears, Layer, connected, layer, quick
from tests.tabs import until

__all__ = ["layer", "quick"]

pytestmark = pytest.mark.usefixtures("process")


async def worker(name: str, *, times: int = 1, mute: bool = False) -> None:
    layer = get_channel_layer()
    for _ in range(times):
        message = await layer.receive(name)
        if not mute:
            answer = {"correlation_id": message["correlation_id"], "echo": message["word"]}
            await layer.send(message["reply_channel"], answer)
            await layer.send(message["reply_channel"], answer)  # twice: harmless


async def ask(channel: ProcessChannel, word: str, within: float = 5) -> Message:
    return await channel.request("echoes", {"type": "echo", "word": word}, within)


async def test_each_request_gets_its_own_reply(quick: None) -> None:
    channel = ProcessChannel()
    await until(lambda: channel._name, "a channel on the layer")
    task = asyncio.create_task(worker("echoes", times=20))
    await until_answered(channel)
    replies = await asyncio.gather(*(ask(channel, str(number)) for number in range(10)))
    assert [reply["echo"] for reply in replies] == [str(number) for number in range(10)]
    assert channel._replies == {}
    task.cancel()


async def until_answered(channel: ProcessChannel) -> None:
    """Ask until the worker has subscribed: pub/sub loses what is said before."""
    for _ in range(50):
        try:
            await ask(channel, "ready?", within=0.1)
        except TimeoutError:
            continue
        return
    raise AssertionError("The worker never answered.")


async def test_a_request_without_a_reply_times_out(quick: None) -> None:
    channel = ProcessChannel()
    task = asyncio.create_task(worker("echoes", mute=True))
    with pytest.raises(TimeoutError):
        await ask(channel, "?", within=0.05)
    assert channel._replies == {}
    task.cancel()


async def test_a_reply_that_comes_too_late_is_dropped(layer: Layer) -> None:
    channel = await connected(ProcessChannel())
    with pytest.raises(TimeoutError):
        await ask(channel, "?", within=0.01)
    message = await layer.receive("echoes")
    await layer.send(message["reply_channel"], {"correlation_id": message["correlation_id"], "echo": "late"})
    await layer.send(channel._name, {"type": "nobody's", "group": "unknown"})
    ears = Ears()
    await channel.join("g", ears)
    await layer.group_send("g", {"type": "still here", "group": "g"})
    await until(lambda: ears.heard, "the next word")
