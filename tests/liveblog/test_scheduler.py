"""Scheduled posts go out by themselves, on time, once, and even if nobody was there at the time."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from channels.layers import get_channel_layer
from django.utils import timezone

from liveblog.models import LiveblogPost
from liveblog.publishing import next_due, publish_due
from project.asgi import application
from project.realtime import worker
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.services import room_freeze
from project.realtime.worker import Worker
from tests.liveblog.posts import happened, in_a_moment, last, publish
from tests.room_fixtures import ANA, without_redis
from tests.visitors import Visitors


@pytest.fixture
async def scheduler(visitors: Visitors) -> AsyncIterator[None]:
    """A worker, as `runworker scheduler` has it."""
    running = asyncio.create_task(Worker(application, ["scheduler"], get_channel_layer()).arun())
    yield
    running.cancel()


@pytest.fixture
def no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only reminders and alarms make the worker look."""
    monkeypatch.setattr(worker, "BEAT", 1000)


@pytest.fixture
def no_reminders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the beat makes the worker look."""
    monkeypatch.setattr(worker, "BEAT", 0.05)
    monkeypatch.setattr(worker, "remind", lambda *_: None)


@pytest.mark.usefixtures("no_beat", "scheduler")
async def test_a_post_goes_out_when_it_is_time(blog: Room, visitors: Visitors) -> None:
    editor, tab = await visitors.enter(blog, "Ana", "editor"), await visitors.enter(blog, "Ben")
    due = in_a_moment(1.5)
    fields = {"status": "scheduled", "publish_at": due.isoformat()}
    await editor.command("post.add", id=str(uuid4()), body="On time.", **fields)
    added = await tab.event("post.added")
    assert (added["body"], added["who"], added["author"]) == ("<p>On time.</p>", "Ana", "Ana")
    post = await LiveblogPost.objects.aget()
    assert post.published_at
    assert post.published_at >= due.replace(microsecond=0)


@pytest.mark.usefixtures("no_reminders", "scheduler")
async def test_what_nobody_was_told_of_is_found(blog: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ben")
    await in_thread(publish, blog, status="scheduled", publish_at=in_a_moment(0.3))
    await tab.event("post.added")


@without_redis
async def test_in_memory_the_first_reader_brings_the_worker(blog: Room, visitors: Visitors) -> None:
    await in_thread(publish, blog, status="scheduled", publish_at=in_a_moment(-60))
    await (await visitors.enter(blog, "Ana", since=0)).event("post.added")


def test_it_is_published_once(blog: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    post = publish(blog, status="scheduled", publish_at=in_a_moment(-1))
    assert (publish_due(), publish_due()) == (1, 0)
    assert happened(blog) == ["post.added"]
    post.refresh_from_db()
    assert (post.status, post.published_at is None) == ("public", False)


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("published by somebody else", {"status": "public"}),
    ("a draft again", {"status": "draft"}),
    ("later", {"publish_at": in_a_moment()}),
    ("never", {"publish_at": None}),
    ("deleted", {"removed_at": timezone.now()}),
]


@pytest.mark.parametrize("changes", [one for _, one in CHANGES], ids=[name for name, _ in CHANGES])
def test_what_changed_since_the_worker_looked_is_respected(
    blog: Room, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    post = publish(blog, status="scheduled", publish_at=in_a_moment(-1))
    refresh = LiveblogPost.refresh_from_db

    def late(self: LiveblogPost) -> None:
        LiveblogPost.everything.filter(pk=post.pk).update(**changes)
        refresh(self)

    monkeypatch.setattr(LiveblogPost, "refresh_from_db", late)
    assert publish_due() == 0
    assert happened(blog) == (["post.added"] if changes.get("status") == "public" else [])


def test_what_was_deleted_is_not_published(blog: Room) -> None:
    publish(blog, status="scheduled", publish_at=in_a_moment(-1)).delete()
    assert (publish_due(), happened(blog)) == (0, [])


def test_in_a_frozen_blog_it_waits(blog: Room) -> None:
    publish(blog, status="scheduled", publish_at=in_a_moment(-1))
    room_freeze(blog, by=ANA, frozen=True)
    assert (publish_due(), next_due()) == (0, None)
    room_freeze(blog, by=ANA, frozen=False)
    assert publish_due() == 1


def test_several_go_out_in_their_order(blog: Room) -> None:
    for minutes in (1, 3, 2):
        publish(blog, f"{minutes}", status="scheduled", publish_at=in_a_moment(-60 * minutes))
    other = Room.objects.create(kind="live", title="Another")
    publish(other, status="scheduled", publish_at=in_a_moment(-1))
    assert publish_due(blog) == 3
    assert last(blog)["body"] == "<p>1</p>"
    assert happened(other) == []


def test_the_next_one_is_known(blog: Room) -> None:
    assert next_due() is None
    times = [in_a_moment(600), in_a_moment(60)]
    for time in times:
        publish(blog, status="scheduled", publish_at=time)
    assert next_due() == times[1]
