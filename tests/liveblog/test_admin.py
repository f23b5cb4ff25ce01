"""The admin: it saves and deletes as it always does, one by one and many at once, and the readers see it."""

from http import HTTPStatus
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client
from django.urls import reverse

from liveblog.models import LiveblogPost, PostImage, Reaction
from project.images.services import image_add
from project.realtime.models import Room
from tests.images.pictures import picture, sent
from tests.liveblog.posts import happened, last, publish, state
from tests.room_fixtures import ANA
from tests.visitors import Visitors

LIST = "admin:liveblog_liveblogpost_changelist"


def form(room: Room, **fields: Any) -> dict[str, Any]:
    texts = ("headline", "body", "author", "quote_text", "quote_source", "link_url", "link_title")
    empty = {**dict.fromkeys(texts, ""), "publish_at_0": "", "publish_at_1": "", "seen": "0"}
    inline = {f"pictures-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    return {"room": room.pk, "status": "public", **empty, **inline, **fields}


def change(admin: Client, post: LiveblogPost, **fields: Any) -> Any:
    address = reverse("admin:liveblog_liveblogpost_change", args=[post.pk])
    asked = form(post.room, body=post.body, seen=post.version) | fields
    return admin.post(address, asked, follow=True)


def act(admin: Client, action: str, *posts: LiveblogPost, **fields: Any) -> Any:
    chosen = {"action": action, "_selected_action": [str(post.pk) for post in posts], **fields}
    return admin.post(reverse(LIST), chosen, follow=True)


async def test_open_blogs_see_what_the_admin_writes_changes_and_deletes(
    blog: Room, visitors: Visitors, admin: Client
) -> None:
    tab = await visitors.enter(blog, "Ana")
    await sync_to_async(admin.post)(reverse("admin:liveblog_liveblogpost_add"), form(blog, body="It **flies**."))
    added = await tab.event("post.added")
    assert (added["body"], added["who"], added["author"]) == ("<p>It <strong>flies</strong>.</p>", "root", "root")
    post = await LiveblogPost.objects.select_related("room").aget(pk=added["id"])
    await sync_to_async(change)(admin, post, body="It flew.", pinned="on")
    assert (await tab.event("post.edited"))["pinned"] is True
    delete = reverse("admin:liveblog_liveblogpost_delete", args=[post.pk])
    await sync_to_async(admin.post)(delete, {"post": "yes"})
    removed = await tab.event("post.removed")
    assert (removed["id"], removed["who"]) == (str(post.pk), "root")


def test_drafts_stay_drafts_until_they_are_published(blog: Room, admin: Client) -> None:
    admin.post(reverse("admin:liveblog_liveblogpost_add"), form(blog, body="Soon.", status="draft"))
    post = LiveblogPost.objects.get()
    assert happened(blog) == []
    change(admin, post, status="public")
    assert happened(blog) == ["post.added"]


def test_the_second_of_two_editors_is_told(blog: Room, admin: Client) -> None:
    post = publish(blog, "One.")
    page = admin.get(reverse("admin:liveblog_liveblogpost_change", args=[post.pk])).content.decode()
    assert 'name="seen" value="1"' in page
    post.body = "Ana's."
    post.save(by=ANA)
    answer = change(admin, post, body="Mine.", seen=1)
    assert "Ana changed this post meanwhile." in answer.content.decode()
    assert state(blog)[str(post.pk)]["version"] == 2


def test_whoever_is_slower_by_a_moment_is_told_too(blog: Room, admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    post = publish(blog, "One.")
    monkeypatch.setattr("liveblog.admin.PostForm.clean", lambda self: self.cleaned_data)
    load = LiveblogPost.from_db

    def load_an_old_one(*args: Any) -> LiveblogPost:
        loaded = load(*args)
        loaded.version -= 1  # as if somebody had written just after it was loaded
        return loaded

    def stored(id: Any) -> LiveblogPost:
        found = LiveblogPost._base_manager.get(pk=id)
        found.version += 1
        return found

    monkeypatch.setattr(LiveblogPost, "from_db", load_an_old_one)
    monkeypatch.setattr("liveblog.telling.stored", stored)
    answer = change(admin, post, body="Mine.")
    assert "changed this post meanwhile" in answer.content.decode()
    assert happened(blog) == ["post.added"]


@pytest.mark.parametrize(
    ("action", "fields", "events"),
    [
        ("publish", {"status": "draft"}, ["post.added"] * 2),
        ("hide", {"status": "public"}, ["post.added"] * 2 + ["post.removed"] * 2),
        ("pin", {"status": "public"}, ["post.added"] * 2 + ["post.pinned"] * 2),
        ("unpin", {"status": "public", "pinned": True}, ["post.added"] * 2 + ["post.pinned"] * 2),
    ],
)
def test_what_is_done_to_many_at_once_is_told(
    blog: Room, admin: Client, action: str, fields: dict[str, Any], events: list[str]
) -> None:
    posts = [publish(blog, f"{number}", **fields) for number in range(2)]
    answer = act(admin, action, *posts)
    assert "2 posts are" in answer.content.decode()
    assert happened(blog) == events
    assert last(blog)["who"] == "root"


def test_deleting_many_at_once_is_told(blog: Room, admin: Client) -> None:
    posts = [publish(blog, f"{number}") for number in range(3)]
    assert "Are you sure" in act(admin, "delete_selected", *posts[:2]).content.decode()
    act(admin, "delete_selected", *posts[:2], post="yes")
    assert happened(blog) == ["post.added"] * 3 + ["post.removed"] * 2
    assert last(blog)["who"] == "root"
    assert [*state(blog)] == [str(posts[2].pk)]


def test_pictures_come_and_go_with_the_form(blog: Room, admin: Client) -> None:
    image = image_add(blog, by=ANA, file=sent(picture()))[0]
    post = publish(blog)
    row = {"pictures-TOTAL_FORMS": "1", "pictures-0-image": str(image.pk), "pictures-0-alt": "The wing"}
    row |= {"pictures-0-post": str(post.pk), "pictures-0-place": "0"}
    change(admin, post, **row)
    assert [shown["alt"] for shown in last(blog)["images"]] == ["The wing"]
    post.refresh_from_db()
    gone = {"pictures-INITIAL_FORMS": "1", "pictures-0-id": str(PostImage.objects.get().pk), "pictures-0-DELETE": "on"}
    change(admin, post, **row, **gone)
    assert (last(blog)["type"], last(blog)["images"]) == ("post.edited", [])


@pytest.mark.parametrize(
    "fields", [{"status": "scheduled"}, {"quote_source": "nobody"}, {"link_url": "javascript:alert(1)"}]
)
def test_what_cannot_be_is_not_saved(blog: Room, admin: Client, fields: dict[str, Any]) -> None:
    answer = admin.post(reverse("admin:liveblog_liveblogpost_add"), form(blog, body="x", **fields))
    assert answer.status_code == HTTPStatus.OK
    assert not LiveblogPost.everything.exists()


def test_a_post_is_written_into_a_blog_and_stays_there(blog: Room, admin: Client) -> None:
    other, map = (Room.objects.create(kind=kind, title="Another") for kind in ("live", "map"))
    admin.post(reverse("admin:liveblog_liveblogpost_add"), form(map, body="x"))
    assert not LiveblogPost.objects.exists()
    post = publish(blog)
    change(admin, post, room=other.pk, headline="Takeoff")
    post.refresh_from_db()
    assert (post.room, post.headline) == (blog, "Takeoff")


def test_lists_and_reactions_can_be_looked_at(blog: Room, admin: Client) -> None:
    post = publish(blog, headline="Takeoff")
    Reaction.objects.create(post=post, emoji="👍", person="g1")
    assert "Takeoff" in admin.get(reverse(LIST), {"q": "Take"}).content.decode()
    assert "👍" in admin.get(reverse("admin:liveblog_reaction_changelist")).content.decode()
    assert admin.get(reverse("admin:liveblog_reaction_add")).status_code == HTTPStatus.FORBIDDEN
