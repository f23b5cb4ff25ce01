"""The lobby blog, which is there from the start: the first flight of a small solar plane, as it might be told."""

import tomllib
from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from liveblog import lobby_pictures
from liveblog.models import LiveblogPost, Reaction
from liveblog.post_fields import EMOJIS
from liveblog.telling import to_milliseconds
from project.images import services, thumbnail_worker
from project.realtime.identity import Author
from project.realtime.models import Room

POSTS = Path(__file__).parent / "data" / "lobby.toml"
TITLE = "The first flight of the Heron"


def open_lobby(**_: Any) -> None:
    """Make the lobby if it is not there; called after each `migrate`, leaves an existing lobby alone."""
    with transaction.atomic():
        room, created = Room.objects.get_or_create(
            kind="live", slug="lobby", defaults={"title": TITLE, "public_role": Room.Role.VIEWER}
        )
        if created:
            for post in tomllib.loads(POSTS.read_text())["post"]:
                tell(room, **post)


def tell(
    room: Room, *, minutes_ago: int, author: str, picture: str = "", alt: str = "", draft: bool = False,
    reactions: Sequence[int] = (), quote: str = "", link: str = "", **fields: Any,
) -> None:  # fmt: skip
    """Publish one post, so many minutes ago."""
    by = Author(name=author)
    post = LiveblogPost(
        room=room,
        author=author,
        published_at=to_milliseconds(timezone.now() - timedelta(minutes=minutes_ago)),
        status=LiveblogPost.Status.DRAFT if draft else LiveblogPost.Status.PUBLIC,
        quote_text=quote,
        link_url=link,
        **fields,
    )
    post.save(by=by, images=[(draw(room, picture, by), alt)] if picture else [])
    Reaction.objects.bulk_create(
        Reaction(post=post, emoji=emoji, person=f"lobby-{number}")
        for emoji, count in zip(EMOJIS, reactions, strict=False)
        for number in range(count)
    )
    if reactions:
        post.save(by=by)


def draw(room: Room, name: str, by: Author) -> UUID:
    """Draw it, and have it made ready as the worker does; its id."""
    file = BytesIO()
    lobby_pictures.DRAWINGS[name]().save(file, "PNG")
    image, _ = services.image_add(room, by=by, file=File(file, name), id=uuid4())
    thumbnail_worker.make(image)
    return image.id
