"""`manage.py crowd --room live:…`: simulated readers react, simulated editors write, and nothing is left behind."""

import asyncio
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from project.realtime.crowd import blog_pastime
from tests.client import Client, Frame, visit
from tests.conftest import MakeWeb

LOBBY = "/live/lobby/"


def crowd(**options: Any) -> str:
    said = StringIO()
    call_command("crowd", stdout=said, **options)
    return said.getvalue()


def edit_link(data: Path) -> str:
    with closing(sqlite3.connect(data / "roomful.sqlite3")) as database:
        (key,) = database.execute("SELECT edit_key FROM realtime_room WHERE kind = 'live'").fetchone()
    return f"/join/{key}/"


@pytest.fixture(autouse=True)
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """They have little time."""
    monkeypatch.setattr(blog_pastime, "PAUSE", (0.05, 0.2))
    monkeypatch.setattr(blog_pastime, "TYPING", 0.01)


def seen(reader: Client, type: str) -> list[Frame]:
    return [event for event in reader.events if event["type"] == type]


async def test_readers_react_and_take_it_back(web: MakeWeb) -> None:
    process = web()
    async with Client(process, visit(process, LOBBY), LOBBY) as reader:
        assert reader.state is not None
        before = {post["id"]: post["reactions"] for post in reader.state["posts"]}
        people = {"people": 3, "seconds": 5, "chat": True, "edit": True}
        summary = await asyncio.to_thread(crowd, room="live:lobby", url=process.url, **people)
        assert "errors            none" in summary
        assert seen(reader, "post.reacted")

        def after() -> dict[str, Frame]:
            return before | {event["id"]: event["reactions"] for event in seen(reader, "post.reacted")}

        await reader.until(lambda: after() == before, "the reactions to be taken back")
        assert {event["type"] for event in reader.events} == {"post.reacted"}


async def test_editors_write_and_leave_nothing_behind(web: MakeWeb) -> None:
    process = web()
    async with Client(process, visit(process, LOBBY), LOBBY) as reader:
        link = f"{process.url}{edit_link(process.data_dir)}"
        people = {"people": 3, "seconds": 6, "edit": True, "chat": True}
        summary = await asyncio.to_thread(crowd, link=link, url=process.url, **people)
        assert not {"forbidden", "invalid", "held", "failed"} & {*summary.split()}

        def all_gone() -> bool:
            return {e["id"] for e in seen(reader, "post.added")} == {e["id"] for e in seen(reader, "post.removed")}

        await reader.until(all_gone, "their posts to be removed")
        assert {"post.added", "post.edited", "chat.said"} <= {event["type"] for event in reader.events}
        assert any(update["type"] == "post.typing" for update in reader.live)
