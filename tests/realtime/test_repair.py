"""Lost, late and repeated notices: whoever is not told finds out."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connections

from mapmarkers.consumers import MapConsumer
from project.realtime import events, repair, watch
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import Relay, relay_of
from tests.room_fixtures import add_marker, say
from tests.tabs import until
from tests.visitors import Visitors

ROOT = Path(__file__).resolve().parents[2]


def relay(room: Room) -> Relay:
    return relay_of(room, MapConsumer)


def read(room: Room, seq: int) -> list[events.Numbered]:
    return events.since(room.pk, seq) or []


@pytest.mark.usefixtures("eager_watch", "no_notices")
async def test_what_nobody_was_told_of_is_found_by_the_watch(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "viewer")
    for line in "abc":
        await in_thread(say, room, line)
    assert [(event["seq"], event["text"]) for event in await tab.up_to(3)] == [(1, "a"), (2, "b"), (3, "c")]


@pytest.mark.usefixtures("no_notices")
async def test_a_hole_is_filled_without_waiting_for_the_watch(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "BEAT", 3600)
    tab = await visitors.enter(room, "Ana", "viewer")
    await until(lambda: (first := relay(room).repair._task) and first.done(), "the first reading")
    for line in "abcde":
        await in_thread(say, room, line)
    relay(room).pass_on((await in_thread(read, room, 3))[:1])  # the notice of 4 alone
    assert [event["seq"] for event in await tab.up_to(4)][:4] == [1, 2, 3, 4]


@pytest.mark.usefixtures("no_notices")
async def test_notices_out_of_order_and_twice_are_put_in_order(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repair, "HOLE", 60)  # the database is not asked
    tab = await visitors.enter(room, "Ana", "viewer")
    await until(lambda: not relay(room).log.has_hole, "the first reading")
    for line in "abcde":
        await in_thread(say, room, line)
    notices = [(seq, data.decode()) for seq, data in await in_thread(read, room, 0)]
    for batch in ([4], [1], [4, 5], [1, 3], [2], [3]):
        news = [notices[seq - 1] for seq in batch]
        relay(room).receive({"type": "room.events", "events": news})
    assert [event["seq"] for event in await tab.up_to(5)] == [1, 2, 3, 4, 5]
    await tab.settle()
    assert len(tab.events) == 5


@pytest.mark.usefixtures("eager_watch", "no_notices")
async def test_an_open_socket_gets_a_snapshot_where_the_log_was_pruned(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "viewer")

    def write_and_prune() -> None:
        with events.writing(room):
            for number in range(5):
                add_marker(room, title=str(number))
        room.events.filter(seq__lte=4).delete()

    reading = relay(room).repair._task = asyncio.create_task(asyncio.sleep(3600))  # until the log is pruned
    await in_thread(write_and_prune)
    reading.cancel()
    welcome = await tab.next("welcome")
    assert (welcome["seq"], len(welcome["state"]["markers"])) == (5, 5)
    await in_thread(say, room, "and on it goes")
    assert [event["seq"] for event in await tab.up_to(6)] == [6]


@pytest.mark.usefixtures("eager_watch", "no_notices")
async def test_repair_goes_on_when_the_database_is_back(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(repair, "RETRY", 0.01)
    tab = await visitors.enter(room, "Ana", "viewer")
    failures: list[str] = []
    since = events.since

    def fail_twice(*args: Any) -> list[events.Numbered] | None:
        if len(failures) < 2:
            failures.append("gone")
            raise OperationalError("gone")
        return since(*args)

    monkeypatch.setattr(events, "since", fail_twice)
    await in_thread(say, room, "a")
    await tab.up_to(1)
    assert failures == ["gone", "gone"]
    assert "repair of" in caplog.text


@pytest.mark.usefixtures("eager_watch")
async def test_what_the_shell_writes_reaches_open_sockets(room: Room, visitors: Visitors) -> None:
    """Another process: with Redis it tells us, without it the watch finds out."""
    tab = await visitors.enter(room, "Ana", "viewer")
    await in_thread(
        shell,
        f"""
from project.realtime.models import Room; from project.realtime.services import chat_say
from project.realtime.identity import SYSTEM
chat_say(Room.objects.get(pk={room.pk}), by=SYSTEM, text="from the shell")
""",
    )
    event = await tab.event("chat.said")
    assert (event["text"], event["who"], event["by"]) == ("from the shell", "Roomful", "")


def shell(code: str) -> None:
    """Run `manage.py shell` with the tests' own database and Redis."""
    database = connections["default"].settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connections["default"].vendor == "postgresql":
        url = f"postgresql://{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "project.settings"}
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", code], cwd=ROOT, env=environment, check=True, timeout=60
    )
