"""Posts over REST: readers find what they see, editors all; what is done here open pages see at once."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from liveblog.models import LiveblogPost
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.api.asking import Asker, script
from tests.liveblog.posts import happened, in_a_moment, publish, state
from tests.visitors import Visitors


@pytest.fixture(autouse=True)
def no_throttle(settings: Any) -> Any:
    settings.API_READS_PER_MINUTE = settings.API_WRITES_PER_MINUTE = 1_000_000
    yield
    cache.clear()


def posts(room: Room, rest: str = "") -> str:
    return f"/blogs/{room.slug}/posts/{rest}"


def test_readers_find_just_what_the_page_shows(blog: Room) -> None:
    for number in range(3):
        publish(blog, f"Update {number}.")
    for hidden in ("draft", "hidden"):
        publish(blog, "A secret.", status=hidden)
    publish(blog, "Gone.").delete()
    anybody = Asker(Client())
    status, page = anybody.get(posts(blog))
    assert (status, page["count"]) == (200, 3)
    assert page["results"] == [*state(blog).values()]
    assert anybody.get(posts(blog, f"{page['results'][0]['id']}/")) == (200, page["results"][0])
    unseen = LiveblogPost.everything.filter(shown__isnull=True)
    assert unseen.count() == 3
    for post in unseen:
        assert anybody.get(posts(blog, f"{post.pk}/"))[0] == 404
    for wanted in ("draft", "hidden", "scheduled", "all"):
        assert anybody.get(posts(blog, f"?status={wanted}"))[1]["code"] == "forbidden"


def test_editors_find_the_rest_by_status(blog: Room) -> None:
    publish(blog, "Public.")
    publish(blog, "**One.**", status="draft", headline="Soon")
    publish(blog, "Two.", status="scheduled", publish_at=in_a_moment())
    asker = script(blog)
    (draft,) = asker.get(posts(blog, "?status=draft"))[1]["results"]
    assert (draft["source"], draft["body"], draft["status"], draft["at"], draft["seq"]) == (
        "**One.**", "<p><strong>One.</strong></p>", "draft", None, None,
    )  # fmt: skip
    assert [post["source"] for post in asker.get(posts(blog))[1]["results"]] == ["Public."]
    assert asker.get(posts(blog, "?status=all"))[1]["count"] == 3
    assert asker.get(posts(blog, "?status=secret"))[0] == 400
    assert asker.get(posts(blog, f"{draft['id']}/")) == (200, draft)


async def test_open_pages_see_what_a_script_does(blog: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ana")
    asker = script(blog)
    status, post = await in_thread(asker.post, posts(blog), {"body": "It flies.", "headline": "Takeoff"})
    assert (status, post["status"], post["version"]) == (201, "public", 1)
    assert (await tab.event("post.added"))["headline"] == "Takeoff"
    path = posts(blog, f"{post['id']}/")
    assert (await in_thread(asker.patch, path, {"body": "It flew.", "pinned": True}))[1]["version"] == 2
    assert (await in_thread(asker.delete, path))[0] == 204
    assert [event["type"] for event in await tab.up_to(4)][1:] == ["post.edited", "post.pinned", "post.removed"]
    assert (await in_thread(asker.get, path))[0] == 404


def test_a_draft_is_made_changed_and_published(blog: Room) -> None:
    asker, body = script(blog), {"body": "One.", "status": "draft"}
    once = {"Idempotency_Key": "abc"}
    first, again = (asker.post(posts(blog), body, **once) for _ in range(2))
    assert first == again
    assert blog.posts.count() == 1
    path = posts(blog, f"{first[1]['id']}/")
    assert asker.patch(path, {"body": "Two."})[1]["source"] == "Two."
    assert happened(blog) == []
    status, published = asker.patch(path, {"status": "public", "version": 2})
    assert (status, published["at"] is None, happened(blog)) == (200, False, ["post.added"])


def test_whoever_says_which_version_they_saw_overwrites_nothing(blog: Room) -> None:
    post = publish(blog, "One.")
    asker, path = script(blog), posts(blog, f"{post.pk}/")
    assert asker.patch(path, {"body": "Two.", "version": 1})[0] == 200
    status, refused = asker.patch(path, {"body": "Mine.", "version": 1})
    assert (status, refused["code"]) == (409, "held")


def test_readers_write_nothing(blog: Room) -> None:
    post = publish(blog)
    for asker in (Asker(Client()), script(blog, "viewer")):
        assert asker.post(posts(blog), {"body": "Mine."})[0] == 403
        assert asker.patch(posts(blog, f"{post.pk}/"), {"body": "Mine."})[0] == 403
        assert asker.delete(posts(blog, f"{post.pk}/"))[0] == 403
    assert happened(blog) == ["post.added"]


@pytest.mark.parametrize(
    "body", [{}, {"body": ""}, {"body": "x", "status": "scheduled"}, {"body": "x", "author": "Mine"}, []]
)
def test_what_cannot_be_is_refused(blog: Room, body: Any) -> None:
    status, told = script(blog).post(posts(blog), body)
    assert (status, told["code"]) == (400, "invalid")


def test_posts_come_in_pages_the_newest_first(blog: Room) -> None:
    for number in range(5):
        publish(blog, f"{number}")
    page = script(blog).get(posts(blog, "?limit=2"))[1]
    assert [post["source"] for post in page["results"]] == ["4", "3"]
    oldest = script(blog).get(posts(blog, "?ordering=at&limit=1"))[1]
    assert [post["source"] for post in oldest["results"]] == ["0"]
    assert script(blog).get(f"/blogs/nowhere/posts/{uuid4()}/")[0] == 404
