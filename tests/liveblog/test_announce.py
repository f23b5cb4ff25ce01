"""`manage.py announce`: a script anywhere tells a room full of readers; and the lobby, there from the start."""

from io import StringIO
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.management import CommandError, call_command

from liveblog import lobby
from liveblog.lobby_pictures import DRAWINGS
from liveblog.models import LiveblogPost
from project.images.models import Image
from project.realtime.models import Room
from tests.liveblog.posts import state
from tests.visitors import Visitors


async def test_readers_see_what_a_script_announces(blog: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ana")
    out = StringIO()
    options = {"blog": blog.slug, "headline": "Doors", "key": True, "pin": True, "author": "Front desk", "stdout": out}
    await sync_to_async(call_command)("announce", "The doors are **open**.", **options)
    added = await tab.event("post.added")
    assert (added["headline"], added["body"], added["author"]) == (
        "Doors", "<p>The doors are <strong>open</strong>.</p>", "Front desk",
    )  # fmt: skip
    assert (added["key"], added["pinned"]) == (True, True)
    assert f"/live/{blog.slug}/posts/{added['id']}/" in out.getvalue()


@pytest.mark.parametrize(
    ("text", "options"),
    [("", {}), (" ", {}), ("x" * 10_001, {}), ("x", {"headline": "x" * 161}), ("x", {"blog": "nowhere"})],
)
def test_what_cannot_be_announced_is_said(blog: Room, text: str, options: dict[str, Any]) -> None:
    with pytest.raises(CommandError):
        call_command("announce", text, **{"blog": blog.slug, **options})
    assert not LiveblogPost.objects.exists()


def test_the_lobby_is_there_from_the_start_and_everyone_reads(transactional_db: None) -> None:
    lobby.open_lobby()
    room = Room.objects.get(kind="live", slug="lobby")
    assert room.public_role == "viewer"
    posts = state(room).values()
    assert room.posts.shown().count() > 20
    assert any(post["pinned"] for post in posts)
    assert any(post["key"] for post in posts)
    assert any(post["quote"] for post in posts)
    assert any(post["reactions"] for post in posts)
    assert room.posts.filter(status="draft").exists()
    assert Image.objects.filter(room=room, ready=True).count() == len(DRAWINGS)


def test_an_existing_lobby_is_left_alone(transactional_db: None) -> None:
    Room.objects.create(kind="live", slug="lobby", title="Ours")
    lobby.open_lobby()
    assert not LiveblogPost.everything.exists()
