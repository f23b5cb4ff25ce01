"""Drafts cannot leak: whatever is done to posts in whatever order, no reader gets a word that was never public.

Each text that is only ever in a draft, a scheduled or a hidden post has a marker in it.
"""

from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liveblog import services
from liveblog.event_stream import as_sse
from liveblog.models import LiveblogPost
from project.realtime import events
from project.realtime.frames import Frame
from project.realtime.models import Room
from project.realtime.refusals import Refused
from tests.liveblog.posts import folded, in_a_moment, state
from tests.room_fixtures import ANA

SECRET = "never-shown"
STATUSES = ("draft", "scheduled", "hidden", "public")
_numbers = count()

Fields = dict[str, Any]
Way = Callable[[Room, LiveblogPost, Fields], object]


def text_for(status: str) -> Fields:
    """New words in every field for this status: secret ones, or such as everybody may read."""
    word = f"{SECRET if status != 'public' else 'open'}-{next(_numbers)}"
    texts = dict.fromkeys(("headline", "body", "quote_text", "quote_source", "link_title"), word)
    return {"status": status, "link_url": f"https://example.org/{word}", "publish_at": in_a_moment(), **texts}


def save(_: Room, post: LiveblogPost, fields: Fields) -> None:
    for name, value in fields.items():
        setattr(post, name, value)
    post.save()


def update(_: Room, post: LiveblogPost, fields: Fields) -> None:
    LiveblogPost.everything.filter(pk=post.pk).update(**fields)


def bulk_update(_: Room, post: LiveblogPost, fields: Fields) -> None:
    for name, value in fields.items():
        setattr(post, name, value)
    LiveblogPost.everything.bulk_update([post], [*fields])


def bulk_create(room: Room, _: LiveblogPost, fields: Fields) -> None:
    LiveblogPost.objects.bulk_create([LiveblogPost(room=room, **fields)])


def edit(room: Room, post: LiveblogPost, fields: Fields) -> None:
    services.post_edit(room, by=ANA, id=post.pk, version=post.version, **fields)


def remove_then_write(_: Room, post: LiveblogPost, fields: Fields) -> None:
    post.delete()
    update(_, post, fields)


def delete_many(room: Room, _: LiveblogPost, __: Fields) -> None:
    room.posts.filter(key=True).delete()


def restore(room: Room, post: LiveblogPost, _: Fields) -> None:
    services.post_restore(room, by=ANA, id=post.pk)


def pin(_: Room, post: LiveblogPost, __: Fields) -> None:
    LiveblogPost.everything.filter(pk=post.pk).update(pinned=not post.pinned, key=not post.key)


def react(room: Room, post: LiveblogPost, _: Fields) -> None:
    services.reaction_add(room, by=ANA, id=post.pk, emoji="👍", on=post.version % 2 == 0)


WAYS = (save, save, update, bulk_update, bulk_create, edit, remove_then_write, delete_many, restore, pin, react)
STEPS = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 5), st.sampled_from(STATUSES)), max_size=14)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_reader_ever_gets_a_word_that_was_not_public(
    transactional_db: None, steps: list[tuple[Way, int, str]]
) -> None:
    room = Room.objects.create(kind="live", title="Launch day", public_role="viewer")
    for status in STATUSES:
        LiveblogPost.objects.create(room=room, **text_for(status))
    for way, which, status in steps:
        posts = [*LiveblogPost.everything.filter(room=room).order_by("pk")]
        try:
            way(room, posts[which % len(posts)], text_for(status))
        except Refused:
            pass
        assert folded(log_of(room)) == state(room)
    for what, answer in answers_for(Client(), room).items():
        assert SECRET not in answer, what
    assert any("open-" in answer for answer in answers_for(Client(), room).values())


def log_of(room: Room) -> list[dict[str, Any]]:
    return [{"seq": one.seq, "type": one.type, **one.data} for one in room.events.order_by("seq")]


def answers_for(reader: Client, room: Room) -> dict[str, str]:
    """Everything that somebody who only knows the address can get."""
    page = room.get_absolute_url()
    ids: list[UUID] = [*LiveblogPost.everything.filter(room=room).values_list("pk", flat=True), uuid4()]
    paths = [
        "",
        "embed/",
        "feed.atom",
        "updates/?after=0",
        "updates/?after=999",
        "drafts/",
        "older/?before=9999999999999-",
    ]
    paths[-1] += str(uuid4())
    paths += [f"posts/{id}/{more}" for id in ids for more in ("", "source/")] + [f"?post={id}" for id in ids]
    answers = {path: reader.get(page + path).content.decode() for path in paths}
    log = events.since(room.pk, 0) or []
    answers["frames"] = Frame.events(data for _, data in log).text
    answers["stream"] = as_sse(Frame.events(data for _, data in log)).decode()
    answers["api"] = reader.get(f"/api/blogs/{room.slug}/posts/").content.decode()
    answers["api all"] = reader.get(f"/api/blogs/{room.slug}/posts/?status=draft").content.decode()
    answers["api one"] = "".join(reader.get(f"/api/blogs/{room.slug}/posts/{id}/").content.decode() for id in ids)
    answers["sitemap"] = reader.get("/sitemap.xml").content.decode()
    return answers
