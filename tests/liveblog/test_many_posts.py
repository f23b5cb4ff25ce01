"""Many posts at once: `update()`, `bulk_create()`, `bulk_update()`, `delete()` tell the readers as `save()` does."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from liveblog.acting import acting
from liveblog.models import LiveblogPost
from project.realtime.models import Room
from tests.liveblog.posts import happened, last, publish, state
from tests.room_fixtures import ANA, BEN
from tests.visitors import Visitors


@pytest.fixture
def posts(blog: Room) -> list[LiveblogPost]:
    return [publish(blog, f"Update {number}.") for number in range(3)]


async def test_readers_see_an_update_of_many(blog: Room, posts: list[LiveblogPost], visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ana")
    await LiveblogPost.objects.filter(room=blog).aupdate(key=True)
    edited = (await tab.up_to(6))[-3:]
    assert [(event["type"], event["id"], event["key"]) for event in edited] == [
        ("post.edited", str(post.pk), True) for post in posts
    ]


def test_update_renders_dates_and_counts_versions(blog: Room, posts: list[LiveblogPost]) -> None:
    with acting(BEN):
        assert LiveblogPost.objects.filter(pk=posts[0].pk).update(body="**New.**", headline="Takeoff") == 1
    assert last(blog)["body"] == "<p><strong>New.</strong></p>"
    assert last(blog)["edited_at"]
    post = LiveblogPost.objects.get(pk=posts[0].pk)
    assert (post.version, post.changed_by, last(blog)["who"]) == (2, "Ben", "Ben")


def test_update_by_expressions_and_through_the_room(blog: Room, posts: list[LiveblogPost]) -> None:
    assert blog.posts.update(headline=Concat(Value("About: "), F("body"))) == 3
    assert [post["headline"] for post in state(blog).values()] == [f"About: Update {n}." for n in (2, 1, 0)]


@pytest.mark.parametrize("status", ["draft", "hidden", "scheduled"])
def test_update_publishes_and_retracts(blog: Room, posts: list[LiveblogPost], status: str) -> None:
    LiveblogPost.objects.update(status=status, body="A secret.")
    assert (happened(blog)[3:], state(blog)) == (["post.removed"] * 3, {})
    assert {*last(blog)} == {"seq", "type", "by", "who", "id"}
    LiveblogPost.objects.update(status="public", body="Good news.")
    assert happened(blog)[6:] == ["post.added"] * 3
    assert {post["body"] for post in state(blog).values()} == {"<p>Good news.</p>"}


def test_update_of_drafts_is_no_event(blog: Room) -> None:
    publish(blog, status="draft")
    LiveblogPost.objects.update(body="A secret.", pinned=True)
    assert happened(blog) == []


def test_update_in_several_blogs_numbers_each(blog: Room, posts: list[LiveblogPost]) -> None:
    other = Room.objects.create(kind="live", title="Another")
    publish(other)
    assert LiveblogPost.objects.update(pinned=True) == 4
    assert happened(blog)[3:] == ["post.pinned"] * 3
    assert happened(other) == ["post.added", "post.pinned"]


def test_update_cannot_move_posts_to_another_blog(blog: Room, posts: list[LiveblogPost]) -> None:
    with pytest.raises(ValueError, match="stays in its blog"):
        LiveblogPost.objects.update(room=Room.objects.create(kind="live", title="Another"))


def test_bulk_update_is_told(blog: Room, posts: list[LiveblogPost]) -> None:
    for number, post in enumerate(posts):
        post.body, post.status = f"*{number}*", "hidden" if number == 1 else "public"
    LiveblogPost.objects.bulk_update(posts, ["body", "status"])
    assert happened(blog)[3:] == ["post.edited", "post.removed", "post.edited"]
    assert {post["body"] for post in state(blog).values()} == {"<p><em>0</em></p>", "<p><em>2</em></p>"}


async def test_readers_see_what_is_created_in_bulk_but_no_draft(blog: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ana")
    other = await sync_to_async(Room.objects.create)(kind="live", title="Another")
    made = [
        LiveblogPost(room=blog, body="One."),
        LiveblogPost(room=blog, body="A secret.", status="draft"),
        LiveblogPost(room=other, body="Elsewhere."),
        LiveblogPost(room=blog, body="Two."),
    ]
    with acting(ANA):
        assert await LiveblogPost.objects.abulk_create(made) == made
    events = await tab.up_to(2)
    assert [(event["body"], event["who"]) for event in events] == [("<p>One.</p>", "Ana"), ("<p>Two.</p>", "Ana")]
    assert await sync_to_async(happened)(other) == ["post.added"]
    assert [post.version for post in made] == [1] * 4


@pytest.mark.parametrize(
    "options",
    [{"ignore_conflicts": True}, {"update_conflicts": True, "update_fields": ["body"], "unique_fields": ["id"]}],
)
def test_bulk_create_is_not_an_update(blog: Room, options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="created or updated"):
        LiveblogPost.objects.bulk_create([LiveblogPost(room=blog)], **options)


def test_bulk_create_is_all_or_nothing(blog: Room, posts: list[LiveblogPost]) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"):
        LiveblogPost.objects.bulk_create([LiveblogPost(room=blog), LiveblogPost(room=blog, id=posts[0].pk)])
    assert (blog.posts.count(), len(happened(blog))) == (3, 3)


async def test_readers_see_a_delete_of_many(blog: Room, posts: list[LiveblogPost], visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ana")
    await sync_to_async(publish)(blog, "A secret.", status="draft")
    counted = await LiveblogPost.objects.filter(room=blog).adelete()
    assert counted == (4, {"liveblog.LiveblogPost": 4})
    assert [event["type"] for event in await tab.up_to(6)][-3:] == ["post.removed"] * 3
    assert await LiveblogPost.objects.filter(room=blog).adelete() == (0, {})


def test_what_was_deleted_together_can_be_brought_back(blog: Room, posts: list[LiveblogPost]) -> None:
    before = state(blog)
    blog.posts.all().delete()
    assert state(blog) == {}
    LiveblogPost.everything.filter(room=blog).update(removed_at=None)
    assert {id: post["body"] for id, post in state(blog).items()} == {id: post["body"] for id, post in before.items()}


def test_a_rolled_back_update_is_told_to_nobody(
    blog: Room, posts: list[LiveblogPost], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("project.realtime.process_channel.tell_room", lambda *args: told.append(args))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert LiveblogPost.objects.update(pinned=True) / 0
    assert (told, len(happened(blog))) == ([], 3)
    assert not LiveblogPost.objects.filter(pinned=True).exists()
