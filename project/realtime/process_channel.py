"""This process's one channel on the channel layer (stop 7): groups, requests and replies, repair.

One channel per process, not per socket: a broadcast crosses the layer once for each process, and
the relays in it hand it on. The layer may lose messages, or be gone: nothing here raises for that.
"""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

from project.realtime import metrics

logger = logging.getLogger(__name__)

Message = dict[str, Any]
PENDING = 1000  # messages that wait for a slow layer; beyond that they are dropped
REJOIN = 30  # seconds between re-adding the groups, which expire and may have been flushed
RETRY = 1  # seconds after a failure of the layer


class Listener(Protocol):
    """Whoever joined a group (a relay)."""

    def receive(self, message: Message) -> None: ...
    def missed(self) -> None: ...


class ProcessChannel:
    """Made on first use in an event loop; lives as long as the loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.id = uuid.uuid4().hex[:12]
        self.layer = get_channel_layer()
        self.alone = isinstance(self.layer, InMemoryChannelLayer)  # no other process can hear this layer
        self.listeners: dict[str, Listener] = {}
        self.dropped: Counter[str] = Counter()  # messages, by group
        self.taken: dict[str, Callable[[Message], None]] = {}  # whom to tell, by group, of what the layer has taken
        self._name = ""
        self._connected = asyncio.Event()
        self._replies: dict[str, asyncio.Future[Message]] = {}
        self._outgoing: asyncio.Queue[tuple[str, Message]] = asyncio.Queue(PENDING)
        self._tasks = [self.loop.create_task(work()) for work in (self._receive, self._send, self._rejoin)]

    # Groups

    async def join(self, group: str, listener: Listener) -> None:
        """Hear what is sent to `group`, from now on or as soon as the layer is back."""
        self.listeners[group] = listener
        if self._name:
            await self._attempt(self.layer.group_add(group, self._name))

    async def leave(self, group: str) -> None:
        self.listeners.pop(group, None)
        if self._name:
            await self._attempt(self.layer.group_discard(group, self._name))

    def publish(self, group: str, message: Message) -> None:
        """To the other processes of the group, at most once; never waits, never raises."""
        if not self.alone:
            try:
                self._outgoing.put_nowait((group, {**message, "group": group, "from": self.id}))
            except asyncio.QueueFull:
                metrics.LAYER_DROPPED.inc()
                self.dropped[group] += 1

    def deliver(self, group: str, message: Message) -> None:
        """To everybody in the group: this process's own listener needs no layer."""
        if listener := self.listeners.get(group):
            listener.receive(message)
        self.publish(group, message)

    @property
    def waiting(self) -> int:
        """How many messages the layer has not taken yet."""
        return self._outgoing.qsize()

    # Requests

    async def request(self, channel: str, message: Message, within: float) -> Message:
        """Send to a named channel, where a worker listens, and wait so many seconds for its reply, or TimeoutError."""
        correlation_id = uuid.uuid4().hex
        reply: asyncio.Future[Message] = self.loop.create_future()
        self._replies[correlation_id] = reply
        # A task of its own: redis-py has been seen to swallow the cancellation that a timeout is.
        asking = self.loop.create_task(self._ask(channel, {**message, "correlation_id": correlation_id}))
        try:
            async with asyncio.timeout(within):
                return await reply
        finally:
            asking.cancel()
            del self._replies[correlation_id]

    async def _ask(self, channel: str, question: Message) -> None:
        await self._connected.wait()  # the layer may be on its way back
        await self._attempt(self.layer.send(channel, {**question, "reply_channel": self._name}))

    # The tasks

    async def _receive(self) -> None:
        while True:
            try:
                self._name = await self.layer.new_channel()
                if (task := asyncio.current_task()) and task.cancelling():
                    return  # redis-py lost the cancellation, which came while it connected
                self._connected.set()
                await self._add_groups()
                for listener in list(self.listeners.values()):
                    listener.missed()  # what was said before is lost
                while True:
                    self._dispatch(await self.layer.receive(self._name))
            except Exception as failure:  # noqa: BLE001 -- whatever the layer's backend raises
                self._name = ""
                self._connected.clear()
                self._failed("receive", failure)
                await asyncio.sleep(RETRY)

    async def _send(self) -> None:
        while True:
            group, message = await self._outgoing.get()
            done = await self._attempt(self.layer.group_send(group, message))
            if self.taken and done and (tell := self.taken.get(group)):
                tell(message)

    async def _rejoin(self) -> None:
        while True:
            await asyncio.sleep(REJOIN)
            if self._name:
                await self._attempt(self._add_groups())

    async def _add_groups(self) -> None:
        for group in list(self.listeners):
            await self.layer.group_add(group, self._name)

    def _dispatch(self, message: Message) -> None:
        if message.get("from") == self.id:
            return
        if reply := self._replies.get(message.get("correlation_id", "")):
            if not reply.done():
                reply.set_result(message)
        elif listener := self.listeners.get(message.get("group", "")):
            listener.receive(message)

    async def _attempt(self, work: Any) -> bool:
        try:
            await work
            return True
        except Exception as failure:  # noqa: BLE001 -- whatever the layer's backend raises
            self._failed("send", failure)
            return False

    def _failed(self, doing: str, failure: Exception) -> None:
        metrics.LAYER_ERRORS.inc()
        logger.warning("channel layer, %s: %s: %s", doing, type(failure).__name__, failure)


_channels: WeakKeyDictionary[asyncio.AbstractEventLoop, ProcessChannel] = WeakKeyDictionary()


def current() -> ProcessChannel:
    """The channel of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _channels:
        _channels[loop] = ProcessChannel()
    return _channels[loop]


def running() -> list[ProcessChannel]:
    """The channels of this process's running event loops; from any thread."""
    return [channel for loop, channel in list(_channels.items()) if loop.is_running()]


def group_of(room_id: int) -> str:
    return f"room.{room_id}"


def tell_room(room_id: int, events: Sequence[tuple[int, bytes]]) -> None:
    """Tell every process that has this room open; called after a commit, from any thread, in any process.

    Never raises: whoever is not told finds out by itself (`watch.py`).
    """
    group = group_of(room_id)
    message = {"type": "room.events", "events": [(seq, data.decode()) for seq, data in events]}
    here = running()
    for channel in here:
        with suppress(RuntimeError):  # its loop has just been closed
            channel.loop.call_soon_threadsafe(channel.deliver, group, message)
    if not _channels:  # a script, the shell, a management command
        try:
            async_to_sync(_send_once)(group, message)
        except Exception as failure:  # noqa: BLE001 -- the event is committed; the layer is only faster
            logger.warning("channel layer: %s: %s", type(failure).__name__, failure)


async def _send_once(group: str, message: Message) -> None:
    async with asyncio.timeout(2):
        await get_channel_layer().group_send(group, {**message, "group": group})
