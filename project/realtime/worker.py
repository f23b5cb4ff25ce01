"""Named channels: work that no socket should wait for, done by consumers that listen to a channel's name.

With the in-memory layer they run in the web process; with Redis under `manage.py runworker <name>`.
`project/routing.py` says which consumer listens to which name. The pub/sub layer hands a message to
every worker and loses it while there is none. So a message may be done twice or never: what has to be
done stands in the database, a reminder only makes it sooner, and the beat comes anyway.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from channels.consumer import AsyncConsumer, get_handler_name
from channels.layers import get_channel_layer
from channels.routing import get_default_application
from channels.worker import Worker as ChannelsWorker
from django.db import DatabaseError, InterfaceError

from project.realtime import metrics, process_channel
from project.realtime.process_channel import Message, ProcessChannel

logger = logging.getLogger(__name__)

Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]  # ASGI: scope, receive, send

PULSE = 5  # seconds between two signs of life
BEAT = 30  # seconds between two looks at what is to be done, whether anybody was reminded or not
GATHER = 1  # seconds: reminders that come meanwhile are one; a marker may be on its way still
PENDING = 1000  # messages that wait for one consumer; beyond that they are dropped
RETRY = 1  # seconds after a failure of the layer


def remind(name: str, type: str) -> None:
    """Have the consumers of a named channel look at what is to be done; from any thread, after a commit.

    Never waits, never raises, promises nothing: outside of a server's process the beat has to do.
    """
    for channel in process_channel.running():
        with suppress(RuntimeError):  # its loop has just been closed
            channel.loop.call_soon_threadsafe(_remind_soon, channel, name, type)


def _remind_soon(channel: ProcessChannel, name: str, type: str) -> None:
    reminders = _reminders.setdefault(channel, {})
    if (name, type) not in reminders:
        reminders[name, type] = channel.loop.create_task(_remind(channel, name, type))


async def _remind(channel: ProcessChannel, name: str, type: str) -> None:
    await asyncio.sleep(GATHER)
    _reminders[channel].pop((name, type), None)  # from here on a change needs a new one
    try:
        await channel.layer.send(name, {"type": type})
    except Exception as failure:  # noqa: BLE001 -- whatever the layer's backend raises; the beat comes anyway
        logger.debug("reminder for %s: %s", name, failure)


_reminders: WeakKeyDictionary[ProcessChannel, dict[tuple[str, str], asyncio.Task[None]]] = WeakKeyDictionary()


class NamedConsumer(AsyncConsumer):
    """Does one message after the other; `self.send()` puts a message behind those that wait."""

    channel_layer_alias = "none"  # it needs no channel of its own

    async def dispatch(self, message: Message) -> None:
        """As in `RoomConsumer`: no hop to the process's one thread before each message."""
        await getattr(self, get_handler_name(message))(message)

    async def worker_beat(self, message: Message) -> None:
        """At the start and every 30 s: the chance to find what nobody said, or what was said to nobody."""

    async def reply(self, message: Message, type: str, **fields: Any) -> None:
        """Answer a `ProcessChannel.request()`."""
        answer = {"type": type, "correlation_id": message["correlation_id"], **fields}
        await get_channel_layer().send(message["reply_channel"], answer)


class Worker(ChannelsWorker):
    """Hands the messages of some named channels to their consumers; no failure ends it."""

    def __init__(
        self, application: Application, channels: list[str], channel_layer: Any, pulse: Path | None = None
    ) -> None:
        super().__init__(carrying_on(application), channels, channel_layer)
        self._pulse = pulse

    async def handle(self) -> None:
        process_channel.current()  # through which events of this process reach the sockets of others
        logger.info("worker: listening on %s", ", ".join(self.channels))
        await asyncio.gather(self.pulse(), *map(self.listener, self.channels), *map(self.beat, self.channels))

    async def pulse(self) -> None:
        """Touch a file, if one is named: for whoever watches from outside whether this process still does anything."""
        while self._pulse:
            try:
                self._pulse.touch()
            except OSError as failure:  # it is taken for dead then, but does its work
                logger.warning("worker: no pulse: %s", failure)
            await asyncio.sleep(PULSE)

    async def listener(self, channel: str) -> None:
        while True:
            try:
                self.hand(channel, await self.channel_layer.receive(channel))
            except Exception as failure:  # noqa: BLE001 -- whatever the layer's backend raises
                metrics.LAYER_ERRORS.inc()
                logger.warning("channel layer, worker: %s: %s", type(failure).__name__, failure)
                self.channel_layer.channels.pop(channel, None)  # or the layer takes itself for subscribed
                await asyncio.sleep(RETRY)

    async def beat(self, channel: str) -> None:
        while True:
            self.hand(channel, {"type": "worker.beat"})
            await asyncio.sleep(BEAT)

    async def application_send(self, scope: dict[str, Any], message: Message) -> None:
        """What a consumer sends comes back to it."""
        self.hand(scope["channel"], message)

    def hand(self, channel: str, message: Message) -> None:
        queue = self.get_or_create_application_instance(channel, {"type": "channel", "channel": channel})
        if queue.qsize() < PENDING:
            queue.put_nowait(message)
        else:
            metrics.LAYER_DROPPED.inc()


def carrying_on(application: Application) -> Application:
    """The same application, but a failure costs one message: the next ones wait in `receive`, for a new consumer."""

    async def run(scope: dict[str, Any], receive: Any, send: Any) -> None:
        async def answer(message: Message) -> None:  # a SyncConsumer asks for a coroutine function
            await send(message)

        while True:
            try:
                return await application(scope, receive, answer)
            except (DatabaseError, InterfaceError) as failure:
                logger.warning("worker, %s: %s", scope["channel"], failure)
            except Exception:
                logger.exception("worker, %s: a message failed", scope["channel"])
            await asyncio.sleep(RETRY)  # it may fail before it has taken a message

    return run


def channel_names() -> list[str]:
    """The names that `project/routing.py` has a consumer for."""
    return [*get_default_application().application_mapping["channel"].application_mapping]


def start_in_process() -> None:
    """Run the workers in this process if no other process can: the in-memory layer; safe to call for every socket."""
    channel = process_channel.current()
    if channel.alone and channel not in _workers:
        worker = Worker(get_default_application(), channel_names(), channel.layer)
        _workers[channel] = channel.loop.create_task(worker.arun())


_workers: WeakKeyDictionary[ProcessChannel, asyncio.Task[None]] = WeakKeyDictionary()
