"""The `scheduler` worker on a named channel: publishes scheduled posts on time, and sleeps until the next one.

A scheduled post that is due is the work to do (publishing.py), so that what a dead worker left is found
by the next one, and of two workers one publishes it.
"""

import asyncio

from django.utils import timezone

from liveblog.publishing import next_due, publish_due
from project.realtime.database import in_thread
from project.realtime.process_channel import Message
from project.realtime.worker import BEAT, NamedConsumer


class SchedulerConsumer(NamedConsumer):
    alarm: asyncio.Task[None] | None = None

    async def posts_due(self, message: Message) -> None:
        await in_thread(publish_due)
        due = await in_thread(next_due)
        if self.alarm:
            self.alarm.cancel()
            self.alarm = None
        if due and (wait := (due - timezone.now()).total_seconds()) < BEAT:
            self.alarm = asyncio.create_task(self._wake_up(max(0, wait)))

    worker_beat = posts_due  # what was said to nobody, and what is due later than the next beat

    async def _wake_up(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.alarm = None  # it has rung: the next look does not cancel itself
        await self.send({"type": "posts.due"})
