"""What goes wrong in the state machine's world: notices that are lost or late, a database that fails a commit."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any, Literal

import pytest
from channels.layers import get_channel_layer
from django.db import OperationalError

from project.realtime import (
    catch_up,
    drain,
    events,
    leases,
    ordering,
    process_channel,
    relay,
    repair,
    snapshots,
    sockets,
    watch,
)
from project.realtime.database import in_thread
from project.realtime.events import Log

CATCH_UP = 8  # events
Notices = Literal["told", "lost", "late"]


class Faults:
    """Stands between the log and whoever is told of it; small limits bring the rare ways about."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.notices: Notices = "told"
        self.database_failed = False
        self._fail_commits = 0
        self._late: list[tuple[str, tuple[int, str]]] = []
        self._tell_room = process_channel.tell_room
        self._save = Log.save
        self._chat_of = snapshots.chat_of
        patch.setattr(process_channel, "tell_room", self._tell)
        patch.setattr(Log, "save", lambda log: self._save_or_fail(log))  # noqa: PLW0108 -- a function becomes a method
        patch.setattr(snapshots, "chat_of", self._chat_a_moment_later)
        patch.setattr(drain, "_callbacks", [])
        for module in (catch_up, repair, snapshots):
            patch.setattr(module, "in_thread", self._in_thread_for_a_moment)
        patch.setattr(leases, "SILENCE", 1.0)
        patch.setattr(watch, "BEAT", 3600)  # the machine itself says when to look
        patch.setattr(repair, "HOLE", 0.002)
        patch.setattr(relay, "TICK", 0.01)
        patch.setattr(catch_up, "CATCH_UP", CATCH_UP)
        patch.setattr(catch_up, "GIVE_UP", 3600)
        patch.setattr(ordering, "CATCH_UP", 4)
        patch.setattr(events.since, "__defaults__", (5,))
        patch.setattr(sockets, "UNSEEN_EVENTS", 3)

    def _tell(self, room_id: int, news: Sequence[tuple[int, bytes]]) -> None:
        if self.notices == "told":
            self._tell_room(room_id, news)
        elif self.notices == "late":
            group = process_channel.group_of(room_id)
            self._late += [(group, (seq, data.decode())) for seq, data in news]

    async def deliver_late(self, picks: list[int]) -> None:
        """Tell some of what was held back, in this order, perhaps twice, the way that another process would."""
        for pick in picks:
            if self._late:
                group, notice = self._late[pick % len(self._late)]
                message = {"type": "room.events", "events": [notice], "group": group}
                await get_channel_layer().group_send(group, message)
        await asyncio.sleep(0.005)  # they arrive

    def fail_a_commit(self) -> None:
        self._fail_commits += 1

    def relent(self) -> bool:
        """Do no more harm; whether a commit has failed since the last time."""
        failed, self.database_failed = self.database_failed, False
        self.notices, self._fail_commits = "told", 0
        return failed

    def _save_or_fail(self, log: Log) -> None:
        self._save(log)
        if log.fresh and self._fail_commits:
            self._fail_commits -= 1
            self.database_failed = True
            raise OperationalError("The connection is gone.")

    def _chat_a_moment_later(self, *args: Any) -> Any:
        time.sleep(0.005)  # on a database thread: others may write meanwhile, if they can
        return self._chat_of(*args)

    async def _in_thread_for_a_moment(self, *args: Any, **kwargs: Any) -> Any:
        result: Any = await in_thread(*args, **kwargs)
        await asyncio.sleep(0.002)  # what was read is old by now
        return result
