"""The process's channel: it survives a layer that fails, and has everybody catch up then."""

import logging
from typing import Any

import pytest

from mapmarkers.consumers import MapConsumer
from project.realtime import process_channel
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.process_channel import ProcessChannel, group_of
from project.realtime.relay import Relay
from tests.clock import Clock
from tests.realtime.layers import Ears, Layer, connected, layer, quick
from tests.room_fixtures import say, with_redis
from tests.tabs import until
from tests.visitors import Visitors

__all__ = ["layer", "quick"]

pytestmark = pytest.mark.usefixtures("process")


async def test_a_group_hears_what_other_processes_say_and_not_its_own_words(layer: Layer) -> None:
    here, there = await connected(ProcessChannel()), await connected(ProcessChannel())
    ears, others = Ears(), Ears()
    await here.join("g", ears)
    await there.join("g", others)
    here.publish("g", {"type": "x"})
    there.publish("g", {"type": "y"})
    await until(lambda: ears.heard and others.heard, "both words")
    assert [message["type"] for message in ears.heard] == ["y"]
    assert [message["type"] for message in others.heard] == ["x"]
    await there.leave("g")
    here.publish("g", {"type": "z"})
    await until(here._outgoing.empty, "the word to be out")
    assert [message["type"] for message in others.heard] == ["x"]


async def test_after_a_failure_there_is_a_new_channel_in_all_groups_and_all_are_told_to_catch_up(
    layer: Layer, caplog: pytest.LogCaptureFixture
) -> None:
    channel = await connected(ProcessChannel())
    ears, more = Ears(), Ears()
    await channel.join("g", ears)
    await channel.join("h", more)
    await until(channel._connected.is_set, "the channel")
    name = channel._name
    layer.groups.clear()  # as FLUSHALL does
    await layer.send(name, {"type": "break"})
    await until(lambda: ears.misses and more.misses, "everybody to be told")
    assert channel._name != name
    assert [*layer.groups["g"], *layer.groups["h"]] == [channel._name] * 2
    await layer.group_send("g", {"type": "again", "group": "g"})
    await until(lambda: ears.heard, "the first word on the new channel")
    assert "cut off" in caplog.text


async def test_a_layer_that_is_gone_fails_nobody(layer: Layer, caplog: pytest.LogCaptureFixture) -> None:
    channel = await connected(ProcessChannel())
    layer.broken = True
    ears = Ears()
    await channel.join("g", ears)
    channel.publish("g", {"type": "x"})
    await until(lambda: "send: ConnectionError: gone" in caplog.text, "the failure in the log")
    await layer.send(channel._name, {"type": "break"})
    await until(lambda: not channel._name, "the loss of the channel")
    await channel.join("h", ears)  # joined as soon as the layer is back
    layer.broken = False
    await until(lambda: layer.groups.get("h"), "the groups")
    await channel.leave("g")


async def test_messages_for_a_slow_layer_do_not_pile_up(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_channel, "PENDING", 2)
    channel = await connected(ProcessChannel())
    for _ in range(5):
        channel.publish("g", {"type": "x"})
    assert channel._outgoing.qsize() == 2


async def test_groups_are_joined_again_and_again(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_channel, "REJOIN", 0.01)
    channel = await connected(ProcessChannel())
    await channel.join("g", Ears())
    layer.groups.clear()
    await until(lambda: layer.groups.get("g"), "the group after a flush")


async def test_a_dead_layer_never_fails_a_save(room: Room, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    """A script: no event loop of ours runs in its process, so that the layer is all it has."""
    monkeypatch.setattr(process_channel, "_channels", {})

    def fail() -> None:
        raise ConnectionError("no Redis")

    monkeypatch.setattr(process_channel, "get_channel_layer", fail)
    assert await in_thread(say, room, "a") == 1
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "no Redis" in caplog.text


async def test_a_loop_that_has_just_ended_is_passed_over(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = process_channel.current()

    def closed(*_: Any) -> None:
        raise RuntimeError("Event loop is closed")

    with monkeypatch.context() as patch:
        patch.setattr(channel, "loop", type("Loop", (), {"call_soon_threadsafe": closed}))
        assert await in_thread(say, room, "a") == 1


@with_redis
async def test_two_processes_share_events_people_and_leases(room: Room, visitors: Visitors) -> None:
    """The other process is a second channel and relay in this one; the layer between them is Redis."""
    tab = await visitors.enter(room, "Ana", "editor")
    other = ProcessChannel()
    relay = other.listeners[group_of(room.pk)] = Relay(other, room, MapConsumer)
    relay.leases._clock = Clock()  # silence ends nothing
    await relay._opening
    await until(lambda: [*relay.presence._roster.everyone()], "the people of the first")
    await tab.send("marker.drag", id="00000000-0000-4000-8000-000000000001", lat=1, lng=2)
    ana = tab.welcomes[0]["you"]["id"]
    await until(lambda: relay.leases.holder("00000000-0000-4000-8000-000000000001") == ana, "the lease")
    await tab.command("chat.say", text="a")
    await until(lambda: relay.log.position == 1, "the event")
    assert relay.presence.name_of(ana) == "Ana"
    await tab.leave()
    await until(lambda: relay.leases.holder("00000000-0000-4000-8000-000000000001") is None, "the end of the lease")
    await until(lambda: not [*relay.presence._roster.everyone()], "the goodbye")
