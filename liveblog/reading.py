"""What readers are given of a blog, as it is after the room's last event."""

from datetime import UTC, datetime
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.db.models import Q

from liveblog.models import LiveblogPost
from liveblog.publishing import publish_due
from project.realtime import events
from project.realtime.models import Room

PAGE = 20  # posts

Shown = dict[str, Any]  # a post as it leaves the server, see public.py


class Cursor(NamedTuple):
    """A place between two posts: behind the one published at `at`, with this id."""

    at: datetime
    id: UUID

    @classmethod
    def of(cls, post: Shown) -> Self:
        return cls(datetime.fromisoformat(post["at"]), UUID(post["id"]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raise ValueError for anything that `str()` never made."""
        milliseconds, _, id = text.partition("-")
        try:
            return cls(datetime.fromtimestamp(int(milliseconds) / 1000, UTC), UUID(id))
        except (OverflowError, OSError) as error:
            raise ValueError(text) from error

    def __str__(self) -> str:
        return f"{round(self.at.timestamp() * 1000)}-{self.id}"


def page_of(room: Room, before: Cursor | None = None, count: int = PAGE) -> tuple[list[Shown], Cursor | None]:
    """The next `count` posts, newest first, and where to go on; None at the beginning of the blog."""
    rows = room.posts.shown()
    if before:
        rows = rows.filter(Q(published_at__lt=before.at) | Q(published_at=before.at, id__lt=before.id))
    posts = [post for post in rows.values_list("shown", flat=True)[: count + 1] if post]
    more = len(posts) > count
    return posts[:count], Cursor.of(posts[count - 1]) if more else None


def state_of(room: Room) -> dict[str, Any]:
    """The blog as a newcomer gets it: the newest posts, and the pinned ones whatever their age."""
    posts, after = page_of(room)
    ids = {post["id"] for post in posts}
    posts += [post for post in room.posts.filter(pinned=True).as_shown() if post["id"] not in ids]
    return {"posts": posts, "total": room.posts.shown().count(), "next": str(after) if after else None}


def now(room: Room) -> tuple[Room, dict[str, Any]]:
    """The room and its state at one and the same seq; what is due is published first."""
    publish_due(room)
    for _ in range(3):
        room = Room.objects.get(pk=room.pk)
        state = state_of(room)
        if Room.objects.filter(pk=room.pk, seq=room.seq).exists():
            return room, state
    with events.writing(room) as log:  # it changes faster than it can be read
        return log.room, state_of(log.room)


def key_events(room: Room, count: int = 50) -> list[Shown]:
    return room.posts.filter(key=True).as_shown()[:count]


def post_of(room: Room, id: UUID) -> LiveblogPost | None:
    """A post that readers see or once saw; its `shown` says which."""
    return LiveblogPost.everything.filter(
        Q(shown__isnull=False) | Q(retracted_at__isnull=False), room=room, pk=id
    ).first()
