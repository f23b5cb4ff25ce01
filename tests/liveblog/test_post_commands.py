"""What editors and readers ask for over their sockets: done once, told to everybody, or refused with a reason."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async

from liveblog import services
from liveblog.models import LiveblogPost, Reaction
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.services import room_freeze
from tests.liveblog.posts import folded, happened, in_a_moment, last, publish, state
from tests.room_fixtures import ANA, BEN
from tests.tabs import Tab
from tests.visitors import Visitors

POST = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
async def writer(blog: Room, visitors: Visitors) -> Tab:
    return await visitors.enter(blog, "Ana", "editor")


@pytest.fixture
async def onlooker(blog: Room, visitors: Visitors) -> Tab:
    return await visitors.enter(blog, "Ben")


async def test_a_post_goes_through_its_life_before_the_readers_eyes(blog: Room, writer: Tab, onlooker: Tab) -> None:
    full: dict[str, Any] = {"headline": "Takeoff", "body": "It *flies*.", "key": True, "pinned": True}
    more: dict[str, Any] = {
        "quote": {"text": "So quiet.", "source": "The pilot"},
        "link": {"url": "https://example.org/", "title": "More"},
    }
    await writer.command("post.add", id=POST, **full, **more)
    added = await onlooker.event("post.added")
    assert (added["headline"], added["body"], added["author"]) == ("Takeoff", "<p>It <em>flies</em>.</p>", "Ana")
    assert (added["quote"], added["link"]) == (more["quote"], more["link"])
    await writer.command("post.edit", id=POST, version=1, body="It flew.", quote=None, key=False)
    edited = await onlooker.event("post.edited")
    assert (edited["body"], edited["quote"], edited["version"]) == ("<p>It flew.</p>", None, 2)
    await writer.command("post.pin", id=POST, pinned=False)
    await writer.command("post.remove", id=POST)
    await writer.command("post.restore", id=POST)
    await writer.command("room.rename", title="Landed")
    events = await onlooker.up_to(6)
    assert [event["type"] for event in events][2:] == ["post.pinned", "post.removed", "post.added", "room.renamed"]
    assert folded(events) == await in_thread(state, blog)


async def test_drafts_are_acknowledged_with_the_present_seq_and_readers_get_no_frame(
    blog: Room, writer: Tab, onlooker: Tab
) -> None:
    await in_thread(publish, blog)
    await onlooker.up_to(1)
    await onlooker.settle()
    assert (await writer.command("post.add", id=POST, body="A secret.", status="draft"))["seq"] == 1
    assert (await writer.command("post.edit", id=POST, version=1, body="Secret two.", status="hidden"))["seq"] == 1
    assert (await writer.command("post.pin", id=POST, pinned=True))["seq"] == 1
    assert (await writer.command("post.remove", id=POST))["seq"] == 1
    assert (await writer.command("post.restore", id=POST))["seq"] == 1
    when = in_a_moment().isoformat()
    await writer.command("post.edit", id=POST, version=2, status="scheduled", publish_at=when)
    assert [frame for frame in await onlooker.settle() if frame["type"] != "people"] == []
    assert await in_thread(happened, blog) == ["post.added"]
    assert (await writer.command("post.edit", id=POST, version=2, status="public"))["seq"] == 2
    assert (await onlooker.event("post.added"))["seq"] == 1
    assert (await onlooker.up_to(2))[-1]["body"] == "<p>Secret two.</p>"


@pytest.mark.parametrize("status", ["public", "draft"])
async def test_what_is_sent_again_is_done_once(blog: Room, writer: Tab, status: str) -> None:
    commands: list[tuple[str, dict[str, Any]]] = [
        ("post.add", {"body": "One.", "status": status}),
        ("post.edit", {"version": 1, "body": "Two."}),
        ("post.pin", {"pinned": True}),
        ("post.remove", {}),
        ("post.restore", {}),
    ]
    first = [await writer.command(type, op=f"op {n}", id=POST, **more) for n, (type, more) in enumerate(commands)]
    again = [await writer.command(type, op=f"op {n}", id=POST, **more) for n, (type, more) in enumerate(commands)]
    assert [ack["duplicate"] for ack in [*first, *again]] == [False] * 5 + [True] * 5
    post = await LiveblogPost.objects.aget(pk=POST)
    assert (post.body, post.version, post.pinned) == ("Two.", 2, True)
    assert len(await in_thread(happened, blog)) == (5 if status == "public" else 0)


async def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(
    blog: Room, writer: Tab, visitors: Visitors
) -> None:
    cleo = await visitors.enter(blog, "Cleo", "editor")
    await writer.command("post.add", id=POST, body="One.")
    await cleo.command("post.edit", id=POST, version=1, body="Cleo's.")
    refused = await writer.command("post.edit", id=POST, version=1, body="Ana's.")
    assert (refused["code"], refused["id"]) == ("held", POST)
    assert refused["detail"].startswith("Cleo changed this post meanwhile.")
    assert (await in_thread(state, blog))[POST]["body"] == "<p>Cleo’s.</p>"  # noqa: RUF001 -- the typographer's
    assert (await writer.command("post.edit", id=POST, version=2, body="Both."))["type"] == "ack"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"body": "  "}, "invalid"),
        ({"body": "x" * 10_001}, "invalid"),
        ({"body": "x", "headline": "a\nb"}, "invalid"),
        ({"body": "x", "status": "secret"}, "invalid"),
        ({"body": "x", "status": "scheduled"}, "invalid"),
        ({"body": "x", "status": "scheduled", "publish_at": "2026-11-21T10:00:00"}, "invalid"),
        ({"body": "x", "status": "scheduled", "publish_at": "9999-12-31T23:00:00-02:00"}, "invalid"),
        ({"body": "x", "link": {"url": "javascript:alert(1)"}}, "invalid"),
        ({"body": "x", "quote": {"source": "nobody"}}, "invalid"),
        ({"body": "x", "author": "Somebody else"}, "invalid"),
        ({"body": "x", "images": [{"id": POST, "alt": ""}]}, "invalid"),
    ],
)
async def test_what_cannot_be_is_refused(writer: Tab, fields: dict[str, Any], code: str) -> None:
    assert (await writer.command("post.add", id=POST, **fields))["code"] == code
    assert not await LiveblogPost.everything.aexists()


async def test_a_time_from_any_zone_is_kept_as_that_moment(writer: Tab) -> None:
    far = "2026-11-28T10:00:00+21:39"
    await writer.command("post.add", id=POST, body="One.", status="draft", publish_at=far)
    assert (await LiveblogPost.everything.aget(pk=POST)).publish_at == datetime.fromisoformat(far)


async def test_an_edit_must_leave_something(writer: Tab) -> None:
    await writer.command("post.add", id=POST, body="One.")
    assert (await writer.command("post.edit", id=POST, version=1, body=""))["code"] == "invalid"
    assert (await writer.command("post.edit", id=POST, version=1, body="", headline="Only this"))["type"] == "ack"


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("post.add", {"body": "Mine."}),
        ("post.edit", {"version": 1, "body": "Mine."}),
        ("post.pin", {"pinned": True}),
        ("post.remove", {}),
        ("post.restore", {}),
    ],
)
async def test_readers_write_nothing(blog: Room, onlooker: Tab, type: str, fields: dict[str, Any]) -> None:
    post = await in_thread(publish, blog)
    assert (await onlooker.command(type, id=str(post.pk), **fields))["code"] == "forbidden"
    await onlooker.send("post.typing")
    assert (await onlooker.next("error"))["code"] == "forbidden"


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("post.edit", {"version": 1, "body": "Mine."}),
        ("post.pin", {"pinned": True}),
        ("post.remove", {}),
        ("post.restore", {}),
        ("reaction.add", {"emoji": "👍"}),
    ],
)
async def test_posts_of_other_blogs_are_not_found(blog: Room, writer: Tab, type: str, fields: dict[str, Any]) -> None:
    other = await Room.objects.acreate(kind="live", title="Another")
    elsewhere = await in_thread(publish, other)
    for id in (str(elsewhere.pk), str(uuid4())):
        assert (await writer.command(type, id=id, **fields))["code"] == "not_found"
    assert await in_thread(happened, other) == ["post.added"]


async def test_an_id_counts_once(blog: Room, writer: Tab) -> None:
    post = await in_thread(publish, blog)
    for _ in range(2):
        assert (await writer.command("post.add", id=str(post.pk), body="Mine."))["code"] == "invalid"
        await sync_to_async(post.delete)()
    assert (await writer.command("post.remove", id=str(post.pk)))["code"] == "not_found"


def test_a_blog_can_be_full(blog: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "POSTS", 1)
    publish(blog)
    with pytest.raises(Refused) as refused:
        services.post_add(blog, by=ANA, id=uuid4(), body="One more.")
    assert refused.value.code == "too_large"


async def test_others_see_who_is_writing(writer: Tab, onlooker: Tab) -> None:
    await writer.send("post.typing")
    update = await onlooker.live("post.typing")
    assert update["by"] == writer.welcomes[0]["you"]["id"]


async def test_where_editors_only_add_they_change_their_own_posts_alone(blog: Room, writer: Tab, onlooker: Tab) -> None:
    theirs = str((await in_thread(publish, blog)).pk)
    await Room.objects.filter(pk=blog.pk).aupdate(mode="add")
    assert (await writer.command("post.add", id=POST, body="Mine."))["type"] == "ack"
    assert (await writer.command("post.edit", id=POST, version=1, body="Mine still."))["type"] == "ack"
    assert (await writer.command("post.edit", id=theirs, version=1, body="Mine."))["code"] == "forbidden"
    assert (await onlooker.command("reaction.add", id=theirs, emoji="👍"))["type"] == "ack"


# Away for a while


async def test_whoever_was_away_gets_exactly_what_was_missed(blog: Room, onlooker: Tab, visitors: Visitors) -> None:
    posts = [await in_thread(publish, blog, f"Update {number}.") for number in range(3)]
    seen = [*await onlooker.up_to(3)]
    await onlooker.leave()
    await in_thread(publish, blog, "Update 3.")
    await in_thread(publish, blog, "A secret.", status="draft")
    posts[0].body = "Corrected."
    await sync_to_async(posts[0].save)()
    await sync_to_async(posts[1].delete)()
    back = await visitors.open(blog, "Ben")
    assert (await back.hello(since=3))["state"] is None
    missed = await back.up_to(6)
    assert [event["type"] for event in missed] == ["post.added", "post.edited", "post.removed"]
    assert folded([*seen, *missed]) == await in_thread(state, blog)


async def test_no_notice_need_arrive(
    blog: Room, onlooker: Tab, no_notices: None, eager_watch: None, visitors: Visitors
) -> None:
    await in_thread(publish, blog)
    await onlooker.event("post.added")


# Reactions


async def test_readers_react_once_each_and_may_take_it_back(blog: Room, writer: Tab, onlooker: Tab) -> None:
    post = str((await in_thread(publish, blog)).pk)
    await onlooker.command("reaction.add", id=post, emoji="👍")
    assert (await writer.event("post.reacted"))["reactions"] == {"👍": 1}
    await onlooker.command("reaction.add", id=post, emoji="👍")
    await writer.command("reaction.add", id=post, emoji="👍")
    await writer.command("reaction.add", id=post, emoji="❤️")
    await onlooker.command("reaction.add", id=post, emoji="👍", on=False)
    await onlooker.command("reaction.add", id=post, emoji="😢", on=False)
    await writer.command("room.rename", title="Later")
    counts = [event["reactions"] for event in (await onlooker.up_to(6)) if event["type"] == "post.reacted"]
    assert counts == [{"👍": 1}, {"👍": 2}, {"👍": 2, "❤️": 1}, {"👍": 1, "❤️": 1}]
    assert (await in_thread(state, blog))[post]["reactions"] == {"👍": 1, "❤️": 1}


async def test_a_reaction_that_is_sent_again_counts_once(blog: Room, onlooker: Tab) -> None:
    post = str((await in_thread(publish, blog)).pk)
    acks = [await onlooker.command("reaction.add", op="once", id=post, emoji="👍") for _ in range(2)]
    assert [(ack["seq"], ack["duplicate"]) for ack in acks] == [(2, False), (2, True)]
    assert await Reaction.objects.acount() == 1


async def test_a_reaction_is_one_of_six(blog: Room, onlooker: Tab) -> None:
    post = await in_thread(publish, blog)
    assert (await onlooker.command("reaction.add", id=str(post.pk), emoji="🐟"))["code"] == "invalid"


async def test_what_readers_do_not_see_they_cannot_react_to(blog: Room, onlooker: Tab) -> None:
    draft = await in_thread(publish, blog, status="draft")
    assert (await onlooker.command("reaction.add", id=str(draft.pk), emoji="👍"))["code"] == "not_found"
    assert not await Reaction.objects.aexists()


async def test_in_a_frozen_blog_nobody_reacts(blog: Room, onlooker: Tab) -> None:
    post = await in_thread(publish, blog)
    await in_thread(room_freeze, blog, by=ANA, frozen=True)
    await onlooker.event("room.frozen")
    assert (await onlooker.command("reaction.add", id=str(post.pk), emoji="👍"))["code"] == "read_only"


def test_reactions_count_in_a_fixed_order_and_make_no_new_version(blog: Room) -> None:
    post = publish(blog)
    for emoji in ("😢", "👍"):
        services.reaction_add(blog, by=BEN, id=post.pk, emoji=emoji)
    assert [*last(blog)["reactions"]] == ["👍", "😢"]
    post.refresh_from_db()
    assert (post.version, post.edited_at) == (1, None)
