"""What is said in a blog: commands and live updates as typed structs (stop 3).

post.add .edit .remove .restore .pin, reaction.add  ->  post.added .edited .removed .pinned .reacted
"""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from liveblog import post_fields
from project.realtime.messages import CORE, Command, Live
from project.realtime.models import Room

_TEXT = r"^[^\x00]*\Z"  # PostgreSQL cannot store NUL
_LINE = r"^[^\x00-\x1f]*\Z"

Headline = Annotated[str, Meta(max_length=post_fields.HEADLINE, pattern=_LINE)]
Body = Annotated[str, Meta(max_length=post_fields.BODY, pattern=_TEXT)]
Source = Annotated[str, Meta(max_length=post_fields.SOURCE, pattern=_LINE)]
Status = Literal["public", "draft", "scheduled", "hidden"]
Time = Annotated[datetime, Meta(tz=True)]
Emoji = Literal["👍", "❤️", "👏", "😂", "😮", "😢"]


class Picture(Struct, forbid_unknown_fields=True):
    id: UUID
    alt: Annotated[str, Meta(max_length=post_fields.ALT, pattern=_LINE)] = ""


class Quote(Struct, forbid_unknown_fields=True):
    text: Annotated[str, Meta(max_length=post_fields.QUOTE, pattern=_TEXT)]
    source: Source = ""


class Hyperlink(Struct, forbid_unknown_fields=True):
    url: Annotated[str, Meta(max_length=post_fields.LINK, pattern=r"^https?://[^\x00-\x20\"<>]+\Z")]
    title: Source = ""


Pictures = Annotated[list[Picture], Meta(max_length=post_fields.IMAGES)]


class _Written(Command, kw_only=True):
    """A post's fields, those that are given."""

    headline: Headline | UnsetType = UNSET
    body: Body | UnsetType = UNSET
    key: bool | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    publish_at: Time | UnsetType | None = UNSET
    images: Pictures | UnsetType = UNSET
    quote: Quote | UnsetType | None = UNSET
    link: Hyperlink | UnsetType | None = UNSET

    def __post_init__(self) -> None:
        if isinstance(self.publish_at, datetime):
            try:  # PostgreSQL knows no zone that is sixteen hours or more from Greenwich
                self.publish_at = self.publish_at.astimezone(UTC)
            except OverflowError:
                raise ValueError("`publish_at` lies outside of the years 1 to 9999.") from None

    def fields(self) -> dict[str, Any]:
        fields = super().fields()
        for name in ("quote", "link"):
            if fields.get(name):
                fields[name] = msgspec.structs.asdict(fields[name])
        if "images" in fields:
            fields["images"] = [(picture.id, picture.alt) for picture in fields["images"]]
        return fields


class PostAdd(_Written, tag="post.add", kw_only=True):
    id: UUID
    pinned: bool = False


class PostEdit(_Written, tag="post.edit", kw_only=True):
    """Changes the fields that it names, if `version` is still the content's."""

    id: UUID
    version: Annotated[int, Meta(ge=0)]


class PostRemove(Command, tag="post.remove"):
    id: UUID


class PostRestore(Command, tag="post.restore"):
    id: UUID


class PostPin(Command, tag="post.pin"):
    id: UUID
    pinned: bool


class ReactionAdd(Command, tag="reaction.add"):
    role = Room.Role.VIEWER
    id: UUID
    emoji: Emoji
    on: bool = True

    def touches(self, room: Room) -> list[UUID]:
        """One's own reaction alone, not the post."""
        return []


class PostTyping(Live, tag="post.typing"):
    """Somebody is writing, a new post or this one."""

    role = Room.Role.EDITOR
    id: UUID | None = None


Message = CORE | PostAdd | PostEdit | PostRemove | PostRestore | PostPin | ReactionAdd | PostTyping

decoder = msgspec.json.Decoder(Message)
