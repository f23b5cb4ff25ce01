"""What the page's scripts ask for: the reader what was missed, the editor drafts, sources and previews."""

import json
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client

from project.realtime.models import Event, Room
from tests.liveblog.posts import folded, publish, state


def test_a_reader_gets_exactly_what_was_missed(blog: Room, reader: Client) -> None:
    posts = [publish(blog, f"Update {number}.") for number in range(5)]
    posts[1].delete()
    publish(blog, "A secret.", status="draft")
    path = f"{blog.get_absolute_url()}updates/"
    answer = reader.get(path, {"after": 2}).json()
    assert answer["seq"] == 6
    assert [(event["seq"], event["type"]) for event in answer["events"]] == [
        *((seq, "post.added") for seq in (3, 4, 5)),
        (6, "post.removed"),
    ]
    whole = reader.get(path, {"after": 0}).json()
    assert folded(whole["events"]) == state(blog)
    assert reader.get(path, {"after": 6}).json() == {"seq": 6, "events": []}


@pytest.mark.parametrize("after", [1, 99])
def test_who_cannot_be_brought_up_to_date_starts_anew(blog: Room, reader: Client, after: int) -> None:
    for number in range(4):
        publish(blog, f"Update {number}.")
    Event.objects.filter(room=blog, seq__lte=2).delete()  # as prune_events does
    answer = reader.get(f"{blog.get_absolute_url()}updates/", {"after": after}).json()
    assert (answer["seq"], len(answer["state"]["posts"])) == (4, 4)


@pytest.mark.parametrize("after", ["", "x", "-1", "1" * 30, "²"])
def test_a_seq_is_a_number(blog: Room, reader: Client, after: str) -> None:
    answer = reader.get(f"{blog.get_absolute_url()}updates/", {"after": after})
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.BAD_REQUEST, "invalid")


def test_nothing_new_costs_nothing(blog: Room, reader: Client) -> None:
    publish(blog)
    path = f"{blog.get_absolute_url()}updates/?after=1"
    first = reader.get(path)
    assert {*first.headers["Cache-Control"].split(", ")} == {"private", "no-cache"}
    again = reader.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    publish(blog)
    assert reader.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == HTTPStatus.OK


def test_no_other_site_may_read_along(blog: Room, reader: Client) -> None:
    for path in ("", "updates/?after=0", "feed.atom"):
        answer = reader.get(blog.get_absolute_url() + path, headers={"Origin": "https://elsewhere.example"})
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_editors_find_what_readers_do_not_see(blog: Room, editor: Client) -> None:
    publish(blog, "Public.")
    publish(blog, "**One.**", status="draft")
    publish(blog, "Two.", status="hidden", quote_text="So quiet.", link_url="https://example.org/")
    publish(blog, "Gone.", status="draft").delete()
    posts = editor.get(f"{blog.get_absolute_url()}drafts/").json()["posts"]
    assert [(post["body"], post["status"]) for post in posts] == [("Two.", "hidden"), ("**One.**", "draft")]
    assert (posts[1]["html"], posts[1]["version"], posts[1]["at"]) == ("<p><strong>One.</strong></p>", 1, None)
    assert posts[0]["quote"] == {"text": "So quiet.", "source": ""}
    assert posts[0]["link"] == {"url": "https://example.org/", "title": ""}


def test_editors_get_the_source(blog: Room, editor: Client) -> None:
    post = publish(blog, "**One.**")
    answer = editor.get(f"{post.get_absolute_url()}source/").json()
    assert (answer["body"], answer["status"], answer["changed_by"]) == ("**One.**", "public", "Ana")
    post.delete()
    for id in (post.pk, uuid4()):
        answer = editor.get(f"{blog.get_absolute_url()}posts/{id}/source/")
        assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.NOT_FOUND, "not_found")


def test_editors_see_beforehand_what_it_will_look_like(blog: Room, editor: Client) -> None:
    path = f"{blog.get_absolute_url()}preview/"
    answer = editor.post(path, json.dumps({"body": "**One** <b>"}), content_type="application/json")
    assert answer.json() == {"html": "<p><strong>One</strong> &lt;b&gt;</p>"}
    for wrong in ("", "[]", "{}", '{"body": 1}', '"x"'):
        answer = editor.post(path, wrong, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.BAD_REQUEST, "invalid")
    answer = editor.post(path, json.dumps({"body": "x" * 10_001}), content_type="application/json")
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_readers_are_shown_none_of_that(blog: Room, reader: Client) -> None:
    post = publish(blog)
    path = blog.get_absolute_url()
    answers = [
        reader.get(f"{path}drafts/"),
        reader.get(f"{post.get_absolute_url()}source/"),
        reader.post(f"{path}preview/"),
    ]
    assert [answer.status_code for answer in answers] == [HTTPStatus.FORBIDDEN] * 3
    assert {answer.json()["code"] for answer in answers} == {"forbidden"}
