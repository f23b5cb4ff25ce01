"""The blog's pages: complete without JavaScript, never out of a cache, and closed to whom they are closed."""

import json
import re
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from liveblog import reading
from project.realtime import events
from project.realtime.models import Room
from tests.liveblog.posts import in_a_moment, publish
from tests.room_pages import config


@pytest.fixture
def long_blog(blog: Room) -> Room:
    """25 posts, numbered by age; the oldest is pinned."""
    for number in range(25):
        publish(blog, f"Update {24 - number}.", pinned=number == 0, key=number % 10 == 0)
    return blog


def numbers(html: str) -> list[int]:
    """Which updates a page shows, in order."""
    return [
        int(number)
        for number in re.findall(r"<p>Update (\d+)\.</p>", re.sub(r"<script.*?</script>", "", html, flags=re.S))
    ]


def test_the_first_page_has_the_newest_and_the_pinned(long_blog: Room, reader: Client) -> None:
    page = reader.get(long_blog.get_absolute_url())
    assert sorted(numbers(page.content.decode())) == [*range(20), 24]
    assert [post["body"] for post in page.context["pinned"]] == ["<p>Update 24.</p>"]
    assert [post["body"] for post in page.context["posts"]] == [f"<p>Update {n}.</p>" for n in range(20)]
    assert [event["title"] for event in page.context["key_events"]] == ["Update 4.", "Update 14.", "Update 24."]
    assert {*page.headers["Cache-Control"].split(", ")} == {"private", "no-cache"}


def test_older_pages_follow_without_javascript(long_blog: Room, reader: Client) -> None:
    first = reader.get(long_blog.get_absolute_url())
    assert first.context["older_url"] in first.content.decode().replace("&amp;", "&")
    second = reader.get(long_blog.get_absolute_url() + first.context["older_url"])
    assert numbers(second.content.decode()) == [20, 21, 22, 23, 24]
    assert (second.context["older_url"], second.context["pinned"]) == ("", [])
    assert second.context["newest_url"] == long_blog.get_absolute_url()


def test_older_posts_come_as_json_too(long_blog: Room, reader: Client) -> None:
    path = long_blog.get_absolute_url()
    state = config(reader, long_blog)["state"]
    answer = reader.get(f"{path}older/?before={state['next']}").json()
    assert [post["body"] for post in answer["posts"]] == [f"<p>Update {n}.</p>" for n in range(20, 25)]
    assert answer["next"] is None


def test_posts_of_the_same_moment_are_neither_skipped_nor_doubled(blog: Room) -> None:
    now = in_a_moment(-60)
    ids = {str(publish(blog, published_at=now).pk) for _ in range(45)}
    seen: list[str] = []
    posts, after = reading.page_of(blog)
    seen += [post["id"] for post in posts]
    while after:
        posts, after = reading.page_of(blog, reading.Cursor.parse(str(after)))
        seen += [post["id"] for post in posts]
    assert (len(seen), {*seen}) == (45, ids)
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("cursor", ["", "x", "12", "12-x", f"x-{uuid4()}", f"{'9' * 40}-{uuid4()}"])
def test_a_cursor_that_nobody_was_given_is_refused(blog: Room, reader: Client, cursor: str) -> None:
    answer = reader.get(f"{blog.get_absolute_url()}older/", {"before": cursor})
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.BAD_REQUEST, "invalid")
    if cursor:
        assert reader.get(blog.get_absolute_url(), {"before": cursor}).status_code == HTTPStatus.NOT_FOUND


def test_the_script_starts_from_the_state_of_the_page(long_blog: Room, reader: Client) -> None:
    told = config(reader, long_blog)
    long_blog.refresh_from_db()
    assert (told["seq"], told["total"], len(told["state"]["posts"])) == (long_blog.seq, 25, 21)
    assert told["urls"]["events"] == f"{long_blog.get_absolute_url()}events/"
    assert told["you"]["role"] == "viewer"


def test_state_and_seq_belong_together_even_while_it_changes(blog: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.state_of

    def interrupted(room: Room) -> dict[str, Any]:
        state = read(room)
        if room.seq < 5 and not events._open_log.get():
            publish(blog)
        return state

    monkeypatch.setattr(reading, "state_of", interrupted)
    room, state = reading.now(blog)
    assert room.seq == state["total"] == len(state["posts"])


def test_a_permalink_leads_to_the_post_wherever_it_is(long_blog: Room, reader: Client) -> None:
    for number, first in ((3, 0), (23, 23)):
        post = next(post for post in long_blog.posts.all() if post.body == f"Update {number}.")
        leads = reader.get(post.get_absolute_url())
        assert leads.headers["Location"] == f"{long_blog.get_absolute_url()}?post={post.pk}#post-{post.pk}"
        page = reader.get(leads.headers["Location"])
        assert next(n for n in numbers(page.content.decode()) if n != 24) == first
        assert f'id="post-{post.pk}"' in page.content.decode()
        assert page.context["meta"]["title"] == f"Update {number}. · Launch day"
        assert page.context["meta"]["url"] == f"http://testserver{post.get_absolute_url()}"


def test_a_retracted_post_is_gone_and_one_that_was_never_public_is_not_there(blog: Room, reader: Client) -> None:
    post, draft = publish(blog, "Wrong."), publish(blog, "A secret.", status="draft")
    post.delete()
    gone = reader.get(post.get_absolute_url())
    assert gone.status_code == HTTPStatus.GONE
    assert "Wrong." not in gone.content.decode()
    for id in (draft.pk, uuid4()):
        assert reader.get(f"{blog.get_absolute_url()}posts/{id}/").status_code == HTTPStatus.NOT_FOUND
    for text in (post.pk, draft.pk, "x"):
        assert config_of(reader.get(f"{blog.get_absolute_url()}?post={text}"))["focus"] is None


def config_of(page: Any) -> dict[str, Any]:
    return dict(page.context["config"])


def test_other_sites_learn_what_it_is_about(blog: Room, reader: Client) -> None:
    assert reader.get(blog.get_absolute_url()).context["meta"]["description"] == ""
    publish(blog, 'It **flies** & "stays" up.', headline="Takeoff")
    meta = reader.get(blog.get_absolute_url()).context["meta"]
    assert (meta["title"], meta["description"]) == ("Launch day", "It flies & “stays” up.")
    assert (meta["url"], meta["image"]) == (f"http://testserver{blog.get_absolute_url()}", "")


def test_search_engines_read_each_update_with_its_own_dates(blog: Room, reader: Client) -> None:
    post = publish(blog, "</script><script>alert(1)</script>", headline="Takeoff")
    post.body = "It flew."
    post.save()
    publish(blog, "")
    publish(blog, "", quote_text="So quiet.")
    html = reader.get(blog.get_absolute_url()).content.decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    about = json.loads(script)
    assert (about["@type"], about["headline"]) == ("LiveBlogPosting", "Launch day")
    quote, empty, takeoff = about["liveBlogUpdate"]
    assert (takeoff["headline"], takeoff["articleBody"]) == ("Takeoff", "It flew.")
    assert takeoff["dateModified"] > takeoff["datePublished"]
    assert (quote["headline"], empty["headline"]) == ("“So quiet.”", "An update")


def test_a_blog_with_a_link_is_closed_to_others(blog: Room, reader: Client) -> None:
    Room.objects.filter(pk=blog.pk).update(public_role="")
    post = publish(blog)
    paths = ("", "embed/", "feed.atom", "older/?before=x", "updates/?after=0", f"posts/{post.pk}/")
    for path in paths:
        assert reader.get(blog.get_absolute_url() + path).status_code == HTTPStatus.FORBIDDEN, path
    reader.get(f"/join/{blog.view_key}/")
    page = reader.get(blog.get_absolute_url())
    assert (page.status_code, page.context["embed_url"]) == (HTTPStatus.OK, "")
    assert {*reader.get(f"{blog.get_absolute_url()}feed.atom").headers["Cache-Control"].split(", ")} == {
        "private",
        "no-cache",
    }
    assert reader.get(f"{blog.get_absolute_url()}embed/").status_code == HTTPStatus.FORBIDDEN
    for path in ("", "embed/", "feed.atom", "updates/?after=0"):
        assert reader.get(f"/live/nowhere/{path}").status_code == HTTPStatus.NOT_FOUND


def test_the_embedded_page_may_be_framed_anywhere_and_knows_nobody(blog: Room, reader: Client) -> None:
    publish(blog, "It flies.")
    page = reader.get(f"{blog.get_absolute_url()}embed/")
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in page.headers
    assert not page.cookies
    assert "It flies." in page.content.decode()
    assert {"you", "csrf", "share"}.isdisjoint(config_of(page))
    usual = reader.get(blog.get_absolute_url())
    assert "frame-ancestors 'none'" in usual.headers["Content-Security-Policy"]
    assert usual.headers["X-Frame-Options"] == "DENY"


def test_whoever_comes_after_the_time_sees_a_scheduled_post_even_without_a_worker(blog: Room, reader: Client) -> None:
    publish(blog, "Later.", status="scheduled", publish_at=in_a_moment())
    publish(blog, "Now.", status="scheduled", publish_at=in_a_moment(-1))
    html = reader.get(blog.get_absolute_url()).content.decode()
    assert "Now." in html
    assert "Later." not in html
