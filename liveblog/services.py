"""What can be done in a blog (stop 5): checks what was asked for, then has the model do it.

Callable from a socket, a view, the shell. Unlike in the other rooms nothing is written here: the
post's own `save()` and `delete()` append the event (models.py).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from liveblog import reading
from liveblog.models import LiveblogPost, Reaction
from project.images.services import images_of
from project.realtime import events
from project.realtime.events import Receipt
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused

POSTS = 10_000  # in one blog

Images = Sequence[tuple[UUID, str]]  # ids and descriptions

state_of = reading.state_of


def post_add(
    room: Room, *, by: Author, op: str = "", id: UUID, pinned: bool = False, images: Images = (), **fields: Any
) -> Receipt:
    """Write a post: `headline`, `body`, `key`, `status`, `publish_at`, `quote`, `link`, `images`.

    The receipt of a post that readers do not see has the room's present seq: nothing has happened to them.
    """
    with events.writing(room) as log, transaction.atomic():
        if done := log.find(by, op):
            return done
        if post := LiveblogPost.everything.filter(id=id).first():
            if post.room_id == room.pk and post.did(by, op):
                return Receipt(log.room.seq, duplicate=True)
            raise Refused("invalid", "There is already a post with this `id`.")
        if room.posts.count() >= POSTS:
            raise Refused("too_large", f"This blog is full: it has {POSTS} posts.")
        post = LiveblogPost(room=log.room, id=id, pinned=pinned, **_columns(fields))
        _check(post, images)
        _check_images(log.room, images)
        post.save(by=by, op=op, images=images)
        return Receipt(log.room.seq)


def post_edit(
    room: Room, *, by: Author, op: str = "", id: UUID, version: int, images: Images | None = None, **fields: Any
) -> Receipt:
    """Change the fields that are given; `Refused` ("held") if the content is no longer that of `version`."""
    with events.writing(room) as log, transaction.atomic():
        post = _post(log.room, id)
        if done := log.find(by, op) or _done(post, by, op, log.room):
            return done
        post.version = version
        for name, value in _columns(fields).items():
            setattr(post, name, value)
        _check(post, images if images is not None else post.gallery)
        _check_images(log.room, images or ())
        post.save(by=by, op=op, images=images)
        return Receipt(log.room.seq)


def post_remove(room: Room, *, by: Author, op: str = "", id: UUID) -> Receipt:
    with events.writing(room) as log:
        post = _post(log.room, id, standing=False)
        if done := log.find(by, op) or _done(post, by, op, log.room):
            return done
        if post.removed_at:
            raise Refused("not_found", "There is no such post (any more).")
        post.delete(by=by, op=op)
        return Receipt(log.room.seq)


def post_restore(room: Room, *, by: Author, op: str = "", id: UUID) -> Receipt:
    """Undo a removal: it is again what it was, in its old place."""
    with events.writing(room) as log:
        post = _post(log.room, id, standing=False)
        if done := log.find(by, op) or _done(post, by, op, log.room):
            return done
        post.restore(by=by, op=op)
        return Receipt(log.room.seq)


def post_pin(room: Room, *, by: Author, op: str = "", id: UUID, pinned: bool) -> Receipt:
    with events.writing(room) as log:
        post = _post(log.room, id)
        if done := log.find(by, op) or _done(post, by, op, log.room):
            return done
        post.pinned = pinned
        post.save(by=by, op=op)
        return Receipt(log.room.seq)


def reaction_add(room: Room, *, by: Author, op: str = "", id: UUID, emoji: str, on: bool = True) -> Receipt:
    """Set or take back one person's emoji on a post that readers see; once, however often it is asked for."""
    with events.writing(room) as log, transaction.atomic():
        if done := log.find(by, op):
            return done
        post = _post(log.room, id)
        if post.shown is None:
            raise Refused("not_found", "There is no such post (any more).")
        if on:
            Reaction.objects.get_or_create(post=post, emoji=emoji, person=by.id)
        else:
            Reaction.objects.filter(post=post, emoji=emoji, person=by.id).delete()
        post.save(by=by, op=op)
        return Receipt(log.room.seq)


def _post(room: Room, id: UUID, *, standing: bool = True) -> LiveblogPost:
    posts = LiveblogPost.objects if standing else LiveblogPost.everything
    post = posts.filter(room=room, id=id).first()
    if post is None:
        raise Refused("not_found", "There is no such post (any more).")
    post.room = room
    return post


def _done(post: LiveblogPost, by: Author, op: str, room: Room) -> Receipt | None:
    return Receipt(room.seq, duplicate=True) if post.did(by, op) else None


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    """A message's fields as the model has them."""
    columns = dict(fields)
    for name, parts in (("quote", ("text", "source")), ("link", ("url", "title"))):
        if name in columns:
            given: Mapping[str, str] = columns.pop(name) or {}
            columns |= {f"{name}_{part}": given.get(part, "") for part in parts}
    return columns


def _check(post: LiveblogPost, images: Sequence[object]) -> None:
    texts = (post.headline, post.body, post.quote_text, post.link_url)
    if not images and not any(text.strip() for text in texts):
        raise Refused("invalid", "Write something first.")
    if post.status == "scheduled" and not isinstance(post.publish_at, datetime):
        raise Refused("invalid", "Say when it goes out.")


def _check_images(room: Room, images: Images) -> None:
    ids = [str(id) for id, _ in images]
    if len(images_of(room, ids)) < len(ids):
        raise Refused("invalid", "There is no such picture in this blog. Upload it first.")
