"""Named channels: a failing message, a failing layer and a flood cost no other message."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from channels.layers import InMemoryChannelLayer
from channels.routing import ChannelNameRouter
from django.core.management import CommandError, call_command
from django.db import OperationalError

from project.realtime import process_channel, worker
from project.realtime.process_channel import Message
from project.realtime.worker import NamedConsumer, Worker
from tests.room_fixtures import without_redis
from tests.tabs import until

Heard = list[Any]


def consumer(heard: Heard) -> Any:
    class Kitchen(NamedConsumer):
        async def dish_cook(self, message: Message) -> None:
            if isinstance(message["dish"], Exception):
                raise message["dish"]
            heard.append(message["dish"])

        async def dish_cook_again(self, message: Message) -> None:
            heard.append("again")
            await self.send({"type": "dish.cook", "dish": "later"})

        async def dish_count(self, message: Message) -> None:
            await self.reply(message, "dish.counted", dishes=len(heard))

    return Kitchen.as_asgi()


@pytest.fixture
def layer() -> InMemoryChannelLayer:
    return InMemoryChannelLayer(capacity=10_000)


@asynccontextmanager
async def working(layer: Any, heard: Heard, pulse: Path | None = None) -> AsyncIterator[Worker]:
    one = Worker(ChannelNameRouter({"kitchen": consumer(heard)}), ["kitchen"], layer, pulse)
    running = asyncio.create_task(one.arun())
    yield one
    running.cancel()


async def cook(layer: Any, *dishes: Any) -> None:
    for dish in dishes:
        await layer.send("kitchen", {"type": "dish.cook", "dish": dish})


async def test_a_file_tells_that_it_lives(
    layer: InMemoryChannelLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PULSE", 0.01)
    pulse = tmp_path / "pulse"
    async with working(layer, [], pulse):
        await until(pulse.exists, "the first sign of life")
        os.utime(pulse, (0, 0))
        await until(lambda: pulse.stat().st_mtime, "the next one")


async def test_without_a_place_for_signs_of_life_it_works_on(
    layer: InMemoryChannelLayer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard: Heard = []
    async with working(layer, heard, tmp_path / "none" / "pulse"):
        await cook(layer, "soup")
        await until(lambda: heard, "the soup")
    assert "worker: no pulse: " in caplog.text


@pytest.mark.parametrize("failure", [ValueError("burnt"), OperationalError("no water")], ids=["bug", "database"])
async def test_a_message_that_fails_costs_no_other(layer: InMemoryChannelLayer, failure: Exception) -> None:
    heard: Heard = []
    await cook(layer, "soup", failure, "fish", failure, failure, "cake")
    async with working(layer, heard):
        await until(lambda: len(heard) == 3, "the dishes behind the burnt one")
    assert heard == ["soup", "fish", "cake"]


async def test_a_message_of_an_unknown_type_costs_no_other(layer: InMemoryChannelLayer) -> None:
    heard: Heard = []
    await layer.send("kitchen", {"type": "guest.insult"})
    await layer.send("kitchen", {"dish": "of no type"})
    await cook(layer, "soup")
    async with working(layer, heard):
        await until(lambda: heard, "the soup")


async def test_what_a_consumer_sends_comes_back_behind_what_waits(layer: InMemoryChannelLayer) -> None:
    heard: Heard = []
    await layer.send("kitchen", {"type": "dish.cook_again"})
    await cook(layer, "soup")
    async with working(layer, heard):
        await until(lambda: len(heard) == 3, "the last dish")
    assert heard == ["again", "soup", "later"]


class FailingLayer(InMemoryChannelLayer):
    """Fails some times before it receives."""

    failures = 2

    async def receive(self, channel: str) -> Message:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("no such layer")
        message: Message = await super().receive(channel)
        return message


async def test_a_layer_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "RETRY", 0.01)
    heard: Heard = []
    layer = FailingLayer()
    async with working(layer, heard):
        await until(lambda: not layer.failures, "the layer")
        await cook(layer, "soup")
        await until(lambda: heard, "the soup")


async def test_a_flood_is_dropped_and_not_kept(layer: InMemoryChannelLayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PENDING", 10)
    heard: Heard = []
    async with working(layer, heard) as one:
        await until(lambda: one.application_instances, "the consumer")
        for number in range(50):
            one.hand("kitchen", {"type": "dish.cook", "dish": number})
        await until(lambda: len(heard) >= 9, "the first dishes")
    assert heard == [*range(len(heard))]
    assert len(heard) <= 11


async def test_reminders_that_come_together_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "GATHER", 0.5)  # seconds, long enough for a hundred reminders
    channel = process_channel.current()
    sent: list[tuple[str, Message]] = []

    async def send(name: str, message: Message) -> None:
        sent.append((name, message))

    monkeypatch.setattr(channel, "layer", type("Layer", (), {"send": staticmethod(send)}))

    def remind() -> None:
        for _ in range(100):
            worker.remind("kitchen", "dish.look")

    await asyncio.to_thread(remind)
    await until(lambda: sent, "the reminder")
    await asyncio.to_thread(remind)
    await until(lambda: len(sent) == 2, "the next reminder")
    assert sent == [("kitchen", {"type": "dish.look"})] * 2


async def test_a_reminder_on_a_dead_layer_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "GATHER", 0)
    channel = process_channel.current()
    tried: list[str] = []

    async def send(name: str, message: Message) -> None:
        tried.append(name)
        raise ConnectionError("no such layer")

    monkeypatch.setattr(channel, "layer", type("Layer", (), {"send": staticmethod(send)}))
    worker.remind("kitchen", "dish.look")
    await until(lambda: tried, "the attempt")


def test_a_reminder_outside_of_a_server_harms_nobody() -> None:
    worker.remind("kitchen", "dish.look")


@without_redis
async def test_a_request_is_answered_by_the_worker_in_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: Heard = ["soup", "fish"]
    channel = process_channel.current()
    async with working(channel.layer, heard):
        answer = await channel.request("kitchen", {"type": "dish.count"}, within=5)
    assert answer["dishes"] == 2


@without_redis
async def test_the_worker_in_the_process_is_started_once() -> None:
    worker.start_in_process()
    (running,) = [task for channel, task in worker._workers.items() if channel is process_channel.current()]
    worker.start_in_process()
    assert worker._workers[process_channel.current()] is running
    assert not running.done()


def test_a_name_that_nobody_listens_to_is_refused() -> None:
    with pytest.raises(CommandError, match="No consumer listens to plaices"):
        call_command("runworker", "plaices")


async def test_a_consumer_that_fails_before_it_takes_a_message_rests_between_two_tries(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker, "RETRY", 3600)
    tries = 0

    async def broken(scope: Any, receive: Any, send: Any) -> None:
        nonlocal tries
        tries += 1
        raise ValueError("not made for this")

    running = asyncio.ensure_future(worker.carrying_on(broken)({"channel": "broken"}, None, None))
    for _ in range(10):
        await asyncio.sleep(0)  # let it run
    running.cancel()
    await asyncio.wait([running])
    assert tries == 1
    assert "not made for this" in caplog.text


async def test_a_consumer_may_ask_for_a_coroutine_function_to_answer_with() -> None:
    """Channels' `SyncConsumer` does; the worker's own `send` is a lambda."""
    answers: list[Any] = []

    async def collect(message: Any) -> None:
        answers.append(message)

    async def answering(scope: Any, receive: Any, send: Any) -> None:
        assert asyncio.iscoroutinefunction(send)
        await send({"type": "done"})

    await worker.carrying_on(answering)({"channel": "answering"}, None, lambda message: collect(message))  # noqa: PLW0108 -- no coroutine function
    assert answers == [{"type": "done"}]
