"""Posts for tests, and what their readers know."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from liveblog import reading
from liveblog.models import LiveblogPost
from project.realtime.models import Event, Room
from tests.room_fixtures import ANA


def publish(room: Room, body: str = "It flies.", **fields: Any) -> LiveblogPost:
    """Save a post, which is public unless something else is said."""
    images = fields.pop("images", None)
    post = LiveblogPost(room=room, body=body, **fields)
    post.save(by=ANA, images=images)
    return post


def in_a_moment(seconds: float = 3600) -> Any:
    return timezone.now() + timedelta(seconds=seconds)


def happened(room: Room) -> list[str]:
    return [*Event.objects.filter(room=room).order_by("seq").values_list("type", flat=True)]


def last(room: Room) -> dict[str, Any]:
    event = Event.objects.filter(room=room).latest("seq")
    return {"seq": event.seq, "type": event.type, "by": event.actor, "who": event.actor_name, **event.data}


def folded(events: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What somebody knows who has heard of these events: the public posts by id. (docs/protocol.md)"""
    posts: dict[str, dict[str, Any]] = {}
    for event in events:
        match event["type"]:
            case "post.added" | "post.edited":
                posts[event["id"]] = without_envelope(event)
            case "post.removed":
                del posts[event["id"]]
            case "post.pinned" | "post.reacted" | "post.illustrated":
                posts[event["id"]] |= without_envelope(event)
    return posts


def without_envelope(event: dict[str, Any]) -> dict[str, Any]:
    partial = "body" not in event  # then `at` is the event's own
    return {name: value for name, value in event.items() if name not in {"type", "op", "by", "who", *["at"] * partial}}


def state(room: Room) -> dict[str, dict[str, Any]]:
    """What a newcomer gets: the public posts by id."""
    return {post["id"]: post for post in reading.state_of(Room.objects.get(pk=room.pk))["posts"]}
