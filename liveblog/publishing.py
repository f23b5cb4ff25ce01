"""Scheduled posts: each goes out once, on time or as soon as somebody looks."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from liveblog.models import LiveblogPost
from project.realtime import events
from project.realtime.identity import Author
from project.realtime.models import Room


def publish_due(room: Room | None = None) -> int:
    """Publish what is due, in one blog or in all; how many posts. What waits in a frozen room goes on waiting."""
    due = LiveblogPost.objects.filter(status="scheduled", publish_at__lte=timezone.now(), room__frozen=False)
    if room:
        due = due.filter(room=room)
    ids = [*due.order_by("publish_at", "pk").values_list("pk", flat=True)]
    return sum(_publish(id) for id in ids)


def _publish(id: UUID) -> bool:
    """With its room locked: of two workers one finds it published already."""
    post = LiveblogPost.objects.select_related("room").filter(pk=id).first()
    if post is None:
        return False
    with events.writing(post.room) as log:
        post.refresh_from_db()
        if log.room.frozen or post.status != "scheduled" or not post.publish_at or post.publish_at > timezone.now():
            return False
        post.status = LiveblogPost.Status.PUBLIC
        post.save(by=Author(post.by, post.author))
        return post.removed_at is None


def next_due() -> datetime | None:
    """When the next post is to be published."""
    waiting = LiveblogPost.objects.filter(status="scheduled", publish_at__isnull=False, room__frozen=False)
    return waiting.order_by("publish_at").values_list("publish_at", flat=True).first()
