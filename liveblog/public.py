"""The public serialisation: the only form in which a post ever leaves the server for a reader."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from liveblog.post_fields import EMOJIS

if TYPE_CHECKING:
    from liveblog.models import LiveblogPost


def may_see(post: "LiveblogPost") -> bool:
    """Whether readers may see it: neither draft nor scheduled, hidden or removed."""
    return post.status == post.Status.PUBLIC and post.removed_at is None


def of(post: "LiveblogPost", seq: int) -> dict[str, Any] | None:
    """What readers see of the post, from event `seq` on; None if they may see nothing of it."""
    return described(post, seq) if may_see(post) else None


def described(post: "LiveblogPost", seq: int | None = None) -> dict[str, Any]:
    """The post as readers would see it: for `of()`, and for editors."""
    return {
        "id": str(post.pk),
        "seq": seq,
        "at": as_text(post.published_at),
        "edited_at": as_text(post.edited_at),
        "headline": post.headline,
        "body": post.html,
        "key": post.key,
        "pinned": post.pinned,
        "author": post.author,
        "images": images_of(post),
        "reactions": reactions_to(post),
        "quote": {"text": post.quote_text, "source": post.quote_source} if post.quote_text else None,
        "link": {"url": post.link_url, "title": post.link_title} if post.link_url else None,
        "version": post.version,
    }


def as_text(time: datetime | None) -> str | None:
    """As in events: UTC, to the millisecond."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if time else None


def gallery_of(post: "LiveblogPost") -> list[list[str]]:
    """The post's pictures: their ids and descriptions."""
    if post._state.adding:
        return []
    return [[str(id), alt] for id, alt in post.pictures.values_list("image_id", "alt")]


def images_of(post: "LiveblogPost") -> list[dict[str, Any]]:
    """The pictures with their sizes, as far as the worker has made them; those of this blog that can be read."""
    if not post.gallery:
        return []
    pictures = post.pictures.filter(image__room=post.room_id, image__failed="").select_related("image")
    return [_with_description(picture.image.as_dict(), picture.alt) for picture in pictures]


def _with_description(image: dict[str, Any], alt: str) -> dict[str, Any]:
    return {name: image[name] for name in ("id", "url", "width", "height", "sizes", "ready")} | {"alt": alt}


def reactions_to(post: "LiveblogPost") -> dict[str, int]:
    if post._state.adding:  # nobody has seen it
        return {}
    counts = dict(post.reactions.values_list("emoji").annotate(count=Count("pk")).order_by())
    return {emoji: counts[emoji] for emoji in EMOJIS if emoji in counts}
