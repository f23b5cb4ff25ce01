"""What is in a room: the state that a `welcome` brings, and the parts of it that events bring anew."""

from typing import Literal
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

# The map


class Marker(Struct, forbid_unknown_fields=True, kw_only=True):
    """A marker, with where that is (`country` and so on are empty until the `places` worker has answered)."""

    id: UUID
    lat: float
    lng: float
    title: str
    note: str
    color: str
    icon: str
    locked: bool
    country: str
    town: str
    km: float | None
    added_by: str


class MarkerPart(Struct, forbid_unknown_fields=True, kw_only=True):
    """Those of a marker's fields that are said."""

    id: UUID
    lat: float | UnsetType = UNSET
    lng: float | UnsetType = UNSET
    title: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    color: str | UnsetType = UNSET
    icon: str | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    added_by: str | UnsetType = UNSET


class Whereabouts(Struct, forbid_unknown_fields=True):
    """Where a marker is; `km` is to the middle of the town."""

    id: UUID
    country: str
    town: str
    km: float | None


# The board


class _Shape(Struct, forbid_unknown_fields=True, kw_only=True):
    w: float | UnsetType = UNSET
    h: float | UnsetType = UNSET
    r: float | UnsetType = UNSET
    z: float | UnsetType = UNSET
    color: str | UnsetType = UNSET
    fill: str | UnsetType = UNSET
    size: float | UnsetType = UNSET
    opacity: float | UnsetType = UNSET
    dash: Literal["", "dashed", "dotted"] | UnsetType = UNSET
    points: str | UnsetType = UNSET
    step: float | UnsetType = UNSET
    text: str | UnsetType = UNSET
    image: str | UnsetType = UNSET
    by: str | UnsetType = UNSET
    who: str | UnsetType = UNSET


class Item(_Shape, kw_only=True):
    """Something drawn; what has its default is left out."""

    id: UUID
    kind: Literal["pen", "highlighter", "line", "arrow", "rectangle", "ellipse", "text", "note", "image"]
    x: float
    y: float


class ItemPart(_Shape, kw_only=True):
    """Those of an item's fields that are said."""

    id: UUID
    x: float | UnsetType = UNSET
    y: float | UnsetType = UNSET


class Size(Struct, forbid_unknown_fields=True):
    """One of a picture's files."""

    url: str
    width: int
    height: int


class UploadedPicture(Struct, forbid_unknown_fields=True, kw_only=True):
    """An uploaded picture: `url` is its largest size, null until it is ready; `failed` says why it never will be."""

    id: UUID
    width: int
    height: int
    url: str | None
    sizes: list[Size]
    ready: bool
    failed: str


# The liveblog


class PostPicture(Struct, forbid_unknown_fields=True, kw_only=True):
    """A picture of a post, with what it shows in words."""

    id: UUID
    url: str | None
    width: int
    height: int
    sizes: list[Size]
    ready: bool
    alt: str


class PostFields(Struct, forbid_unknown_fields=True, kw_only=True):
    """A post as every reader gets it; `body` is HTML, `seq` the event that changed it last."""

    id: UUID
    seq: int
    at: str
    edited_at: str | None
    headline: str
    body: str
    key: bool
    pinned: bool
    author: str
    images: list[PostPicture]
    reactions: dict[str, int]
    quote: dict[str, str] | None
    link: dict[str, str] | None
    version: int


class ChatLine(Struct, forbid_unknown_fields=True):
    """Something said in the chat."""

    seq: int
    by: str
    who: str
    at: str
    text: str


class State(Struct, forbid_unknown_fields=True, kw_only=True):
    """What is in the room: the `markers` of a map, the `items` and `images` of a board, the `posts` of a blog."""

    chat: list[ChatLine]
    markers: list[Marker] | UnsetType = UNSET
    items: list[Item] | UnsetType = UNSET
    images: dict[str, UploadedPicture] | UnsetType = UNSET
    posts: list[PostFields] | UnsetType = UNSET
    total: int | UnsetType = UNSET
    next: str | UnsetType | None = UNSET
