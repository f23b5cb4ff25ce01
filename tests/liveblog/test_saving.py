"""`save()` and `delete()`, from wherever they are called: the event is in the same transaction, or nothing is."""

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString

from liveblog.acting import acting
from liveblog.models import LiveblogPost
from project.realtime import events
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from tests.liveblog.posts import happened, in_a_moment, last, publish, state
from tests.room_fixtures import ANA, BEN
from tests.visitors import Visitors

Status = LiveblogPost.Status
NOT_PUBLIC = [{"status": "draft"}, {"status": "hidden"}, {"status": "scheduled", "publish_at": in_a_moment()}]


async def test_readers_see_what_is_saved_and_deleted_anywhere(blog: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(blog, "Ana")
    post = await sync_to_async(publish)(blog, "It **flies**.", headline="Takeoff")
    added = await tab.event("post.added")
    assert (added["headline"], added["body"], added["who"]) == ("Takeoff", "<p>It <strong>flies</strong>.</p>", "Ana")
    post.body = "It flew."
    await post.asave()
    assert (await tab.event("post.edited"))["body"] == "<p>It flew.</p>"
    await post.adelete()
    assert (await tab.event("post.removed"))["id"] == str(post.pk)
    await LiveblogPost.objects.acreate(room=blog, body="Another one.")
    assert [event["seq"] for event in await tab.up_to(4)] == [1, 2, 3, 4]


def test_a_new_post_is_written_by_one_statement(blog: Room) -> None:
    with CaptureQueriesContext(connection) as queries:
        publish(blog, headline="Takeoff")
    about_posts = [query["sql"].split()[0] for query in queries if 'liveblog_liveblogpost"' in query["sql"]]
    assert about_posts == ["SELECT", "INSERT"]  # whether it is there already, and the post


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": SafeString("Takeoff")},
        {"headline": Concat(Value("Take"), Value("off"))},
        {"key": 0, "status": "public"},
        {"status": "draft"},
    ],
    ids=["a string of Django's", "an expression", "a number for a truth", "a draft"],
)
def test_a_post_is_the_same_whatever_it_was_made_of(blog: Room, fields: dict[str, Any]) -> None:
    post = publish(blog, **{"headline": "Takeoff"} | fields)
    stored = LiveblogPost.objects.get(pk=post.pk)
    assert (stored.headline, stored.html, stored.version, stored.ops) == ("Takeoff", "<p>It flies.</p>", 1, [])
    assert (post.shown, post.version, post.html) == (stored.shown, 1, stored.html)
    assert stored.shown is None or {"headline": "Takeoff", "key": False, "seq": 1}.items() <= stored.shown.items()
    post.body = "It flew."
    post.save(by=ANA)
    assert LiveblogPost.objects.get(pk=post.pk).html == "<p>It flew.</p>"


def test_a_rolled_back_save_is_told_to_nobody(blog: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr("project.realtime.process_channel.tell_room", lambda *args: told.append(args))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish(blog, headline=str(publish(blog).version / 0))  # anything may happen after a save
    assert (told, happened(blog), Room.objects.get(pk=blog.pk).seq) == ([], [], 0)
    assert not LiveblogPost.everything.exists()
    publish(blog)
    assert len(told) == 1


def test_nothing_is_told_before_the_commit(blog: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr("project.realtime.process_channel.tell_room", lambda *args: told.append(args))
    with transaction.atomic():
        publish(blog)
        assert not told
    assert told


def test_a_neighbour_that_fails_after_the_commit_hides_no_event(blog: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr("project.realtime.process_channel.tell_room", lambda *args: told.append(args))
    with transaction.atomic():
        transaction.on_commit(lambda: 1 / 0, robust=True)
        publish(blog)
    assert told


@pytest.mark.parametrize("how", NOT_PUBLIC, ids=["draft", "hidden", "scheduled"])
def test_what_is_not_public_is_no_event(blog: Room, how: dict[str, Any]) -> None:
    post = publish(blog, **how)
    post.body = "Something else."
    post.save()
    post.pinned = True
    post.save()
    post.delete()
    post.restore()
    assert (happened(blog), state(blog)) == ([], {})
    assert post.version == 2


def test_what_is_written_and_retracted_in_one_go_says_nothing(blog: Room) -> None:
    with events.writing(blog):
        publish(blog, "Wrong words.").delete()
    assert happened(blog) == ["post.added", "post.removed"]
    assert "Wrong" not in str([*Event.objects.filter(room=blog).values_list("data", flat=True)])


@pytest.mark.parametrize("way", ["delete", "hide", "together"])
def test_what_is_retracted_is_taken_out_of_the_log(blog: Room, way: str) -> None:
    """Whoever was away all the while learns that there was a post, but not what it said."""
    kept = publish(blog, "Right words.")
    with transaction.atomic():
        post = publish(blog, "Wrong words.", headline="Wrong", quote_text="Wrong", link_url="https://wrong.example/")
        if way == "together":
            blog.posts.all().update(pinned=True)
        post.refresh_from_db()
        post.body = "Worse words."
        post.save()
        if way == "hide":
            LiveblogPost.objects.filter(pk=post.pk).update(status="hidden")
        else:
            post.delete()
    told = str([*Event.objects.filter(room=blog).values_list("data", flat=True)])
    assert "rong" not in told
    assert "orse" not in told
    assert "Right words." in told
    assert [*state(blog)] == [str(kept.pk)]
    LiveblogPost.everything.filter(pk=post.pk).update(removed_at=None, status="public")
    assert last(blog)["body"] == "<p>Worse words.</p>"


@pytest.mark.parametrize("how", NOT_PUBLIC, ids=["draft", "hidden", "scheduled"])
def test_publishing_adds_it_and_taking_it_back_removes_it(blog: Room, how: dict[str, Any]) -> None:
    post = publish(blog, **how)
    post.status = Status.PUBLIC
    post.save()
    assert happened(blog) == ["post.added"]
    assert state(blog)[str(post.pk)]["body"] == "<p>It flies.</p>"
    post.status, post.body = Status(how["status"]), "A secret."
    post.save()
    assert happened(blog) == ["post.added", "post.removed"]
    assert {*last(blog)} == {"seq", "type", "by", "who", "id"}
    assert state(blog) == {}
    assert post.retracted_at


def test_what_was_hidden_comes_back_in_its_old_place_and_a_draft_as_new(blog: Room) -> None:
    post = publish(blog)
    first = state(blog)[str(post.pk)]["at"]
    for status in (Status.HIDDEN, Status.PUBLIC):
        post.status = status
        post.save()
    assert state(blog)[str(post.pk)]["at"] == first
    post.delete()
    post.restore()
    assert (state(blog)[str(post.pk)]["at"], post.retracted_at) == (first, None)
    for status in (Status.DRAFT, Status.PUBLIC):
        post.status = status
        post.save()
    assert state(blog)[str(post.pk)]["at"] > first
    assert happened(blog) == ["post.added", "post.removed"] * 3 + ["post.added"]


def test_a_pin_alone_is_said_alone_and_an_edit_says_when(blog: Room) -> None:
    post = publish(blog)
    post.pinned = True
    post.save()
    assert last(blog) == {
        "seq": 2,
        "type": "post.pinned",
        "by": "",
        "who": "Roomful",
        "id": str(post.pk),
        "pinned": True,
    }
    assert (post.edited_at, post.version) == (None, 1)
    post.headline = "Takeoff"
    post.save()
    assert last(blog)["type"] == "post.edited"
    assert last(blog)["edited_at"]
    assert post.version == 2


def test_a_save_that_changes_nothing_for_readers_is_no_event(blog: Room) -> None:
    post = publish(blog)
    post.save()
    LiveblogPost.objects.get(pk=post.pk).save()
    post.publish_at = in_a_moment()
    post.save()
    assert happened(blog) == ["post.added"]


def test_a_deleted_post_is_gone_from_lists_and_its_id_stays(blog: Room) -> None:
    post = publish(blog)
    id = post.pk
    assert post.delete() == (1, {"liveblog.LiveblogPost": 1})
    assert post.pk == id
    assert not LiveblogPost.objects.exists()
    assert not blog.posts.exists()
    assert post.delete() == (0, {})
    assert happened(blog) == ["post.added", "post.removed"]


def test_who_did_it_is_said_by_an_argument_or_for_a_whole_block(blog: Room) -> None:
    post = publish(blog)
    with acting(BEN):
        post.headline = "Ben's"
        post.save()
        assert (last(blog)["by"], post.changed_by) == (BEN.id, "Ben")
        post.pinned = True
        post.save(by=ANA)
    assert (last(blog)["by"], post.changed_by) == (ANA.id, "Ben")
    assert state(blog)[str(post.pk)]["author"] == "Ana"


def test_an_old_copy_overwrites_nothing(blog: Room) -> None:
    publish(blog, headline="Takeoff")
    old, new = LiveblogPost.objects.get(), LiveblogPost.objects.get()
    new.body, new.status = "Ben's words.", Status.HIDDEN
    new.save(by=BEN)
    old.headline = "Mine"
    with pytest.raises(Refused, match="Ben changed this post meanwhile") as refused:
        old.save(by=ANA)
    assert refused.value.code == "held"
    now = LiveblogPost.objects.get()
    assert (now.headline, now.body, now.status) == ("Takeoff", "Ben's words.", "hidden")


def test_an_old_copy_may_pin_and_writes_nothing_else(blog: Room) -> None:
    publish(blog)
    old, new = LiveblogPost.objects.get(), LiveblogPost.objects.get()
    new.body, new.status = "Ben's words.", Status.HIDDEN
    new.save(by=BEN)
    old.pinned = True
    old.save()
    now = LiveblogPost.objects.get()
    assert (now.body, now.status, now.pinned, now.shown) == ("Ben's words.", "hidden", True, None)
    assert happened(blog) == ["post.added", "post.removed"]


def test_after_a_refresh_a_copy_may_write_again(blog: Room) -> None:
    publish(blog)
    old, new = LiveblogPost.objects.get(), LiveblogPost.objects.get()
    new.body = "Ben's words."
    new.save()
    old.refresh_from_db()
    old.body += " And mine."
    old.save()
    assert "words. And mine." in state(blog)[str(old.pk)]["body"]


def test_only_the_named_fields_are_saved(blog: Room) -> None:
    post = publish(blog)
    post.headline, post.body = "Takeoff", "Not yet."
    post.save(update_fields=["headline"])
    assert (last(blog)["headline"], last(blog)["body"]) == ("Takeoff", "<p>It flies.</p>")
    assert post.html == "<p>It flies.</p>"
    post.save()
    assert last(blog)["body"] == "<p>Not yet.</p>"


def test_a_post_stays_in_its_blog(blog: Room) -> None:
    post = publish(blog)
    post.room = Room.objects.create(kind="live", title="Another")
    with pytest.raises(Refused):
        post.save()
    assert LiveblogPost.objects.get().room == blog


@pytest.mark.parametrize(
    "fake", [{"shown": {"id": "1"}}, {"html": "<script>"}, {"version": 9}, {"ops": ["x"]}, {"gallery": [["x", ""]]}]
)
def test_what_a_post_keeps_itself_nobody_else_sets(blog: Room, fake: dict[str, Any]) -> None:
    post = publish(blog, status="draft", **fake)
    assert (post.shown, post.html, post.version, post.ops, post.gallery) == (None, "<p>It flies.</p>", 1, [], [])


def test_when_a_blog_goes_its_posts_go_with_it(blog: Room) -> None:
    publish(blog)
    publish(blog, status="draft").delete()
    Room.objects.get(pk=blog.pk).delete()
    assert not LiveblogPost.everything.exists()
    assert not Event.objects.filter(room_id=blog.pk).exists()


CALLS: list[Callable[[LiveblogPost], Any]] = [
    lambda post: post.save(update_fields=["removed_at"]),
    lambda post: post.refresh_from_db(),
    lambda post: post.restore(),
]


@pytest.mark.parametrize("call", CALLS, ids=["save", "refresh", "restore"])
def test_a_tombstone_can_still_be_worked_with(blog: Room, call: Callable[[LiveblogPost], Any]) -> None:
    post = publish(blog)
    post.delete()
    call(post)
    assert LiveblogPost.everything.filter(pk=post.pk).exists()


def test_a_post_is_called_by_what_it_says() -> None:
    assert str(LiveblogPost(headline="Takeoff", body="It flies.")) == "Takeoff"
    assert str(LiveblogPost(body="It flies.")) == "It flies."
    assert str(LiveblogPost(quote_text="So quiet.")) == "So quiet."
