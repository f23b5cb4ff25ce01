"""What happened: every stored event, as a typed struct with the fields that browsers get."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

from docs.asyncapi.states import Item, ItemPart, MarkerPart, PostFields, PostPicture, UploadedPicture, Whereabouts

MaybePerson = Annotated[str, Meta(description="The id of a person; empty where nobody did it.")]
Time = Annotated[str, Meta(description="ISO 8601, UTC, to the millisecond.")]


class Event(Struct, tag_field="type", forbid_unknown_fields=True, kw_only=True):
    """Something that happened in a room, numbered 1, 2, 3, … without a gap."""

    seq: Annotated[int, Meta(ge=1)]
    op: Annotated[str, Meta(description="The `op` of the command behind it, or empty.")]
    by: MaybePerson
    who: Annotated[str, Meta(description="Their name at that time.")]
    at: Time


# Rooms of every kind


class RoomRenamed(Event, tag="room.renamed"):
    title: str


class RoomFrozen(Event, tag="room.frozen"):
    frozen: bool


class RoomModed(Event, tag="room.moded"):
    mode: Literal["open", "add"]


class RoomUndone(Event, tag="room.undone", rename={"first": "from"}):
    """The events between `from` and this one took back what a person did, or an earlier undoing (`step`)."""

    first: int
    count: Annotated[int, Meta(description="How many things it was about.")]
    person: str | UnsetType = UNSET
    since: int | UnsetType = UNSET
    step: int | UnsetType = UNSET


class RoomRestored(Event, tag="room.restored"):
    """Everything is again what it was after the event `to`."""

    to: int


class PersonRemoved(Event, tag="person.removed"):
    person: str
    name: str


class PersonReadmitted(Event, tag="person.readmitted"):
    person: str
    name: str


class ChatSaid(Event, tag="chat.said"):
    text: str


CORE = (RoomRenamed, RoomFrozen, RoomModed, RoomUndone, RoomRestored, PersonRemoved, PersonReadmitted, ChatSaid)

# The map


class MarkerAdded(Event, tag="marker.added", kw_only=True):
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


class MarkerMoved(Event, tag="marker.moved"):
    id: UUID
    lat: float
    lng: float


class MarkerEdited(Event, tag="marker.edited"):
    """What changed of it."""

    id: UUID
    title: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    color: str | UnsetType = UNSET
    icon: str | UnsetType = UNSET


class MarkerRemoved(Event, tag="marker.removed"):
    id: UUID


class MarkerLocked(Event, tag="marker.locked"):
    id: UUID
    locked: bool


class MarkerPlaced(Event, tag="marker.placed"):
    """The `places` worker has found where it is."""

    id: UUID
    country: str
    town: str
    km: float | None


class MarkersPlaced(Event, tag="markers.placed"):
    """The same of several."""

    placed: list[Whereabouts]


class MarkersChanged(Event, tag="markers.changed"):
    """Several at once. In `added`, what has its default (empty, or not locked) is left out."""

    added: list[MarkerPart]
    edited: list[MarkerPart]
    removed: list[UUID]


MAP = (MarkerAdded, MarkerMoved, MarkerEdited, MarkerRemoved, MarkerLocked, MarkerPlaced, MarkersPlaced, MarkersChanged)

# The board


class ItemAdded(Item, tag_field="type", tag="item.added", kw_only=True):
    """What has its default is left out."""

    seq: int
    op: str
    by: MaybePerson
    who: str
    at: Time


class ItemEdited(ItemPart, tag_field="type", tag="item.edited", kw_only=True):
    """What changed of it."""

    seq: int
    op: str
    by: MaybePerson
    who: str
    at: Time


class ItemRemoved(Event, tag="item.removed"):
    id: UUID


class ItemIllustrated(Event, tag="item.illustrated"):
    """The sizes of its picture are ready."""

    id: UUID
    image: UploadedPicture


class ItemsChanged(Event, tag="items.changed"):
    """Several at once."""

    added: list[Item]
    edited: list[ItemPart]
    removed: list[UUID]


class ItemsSwept(Event, tag="items.swept"):
    """All that one person had drawn is gone."""

    person: str
    count: int


class ItemsRevived(Event, tag="items.revived", rename={"removed_by": "from"}):
    """What the event `from` had removed is back."""

    removed_by: int
    items: list[Item]


class BoardCleared(Event, tag="board.cleared"):
    count: int


SKETCH = (ItemAdded, ItemEdited, ItemRemoved, ItemIllustrated, ItemsChanged, ItemsSwept, ItemsRevived, BoardCleared)

# The liveblog


class PostAdded(PostFields, tag_field="type", tag="post.added", kw_only=True):
    """`at` is when it was published."""

    op: str
    by: MaybePerson
    who: str


class PostEdited(PostFields, tag_field="type", tag="post.edited", kw_only=True):
    """The whole post as it is now; `at` is when it was published."""

    op: str
    by: MaybePerson
    who: str


class PostRemoved(Event, tag="post.removed"):
    id: UUID


class PostPinned(Event, tag="post.pinned"):
    id: UUID
    pinned: bool


class PostReacted(Event, tag="post.reacted"):
    """How many people chose each emoji."""

    id: UUID
    reactions: dict[str, int]


class PostIllustrated(Event, tag="post.illustrated"):
    """The sizes of its pictures are ready."""

    id: UUID
    images: list[PostPicture]


LIVE = (PostAdded, PostEdited, PostRemoved, PostPinned, PostReacted, PostIllustrated)

AnyEvent = (
    RoomRenamed | RoomFrozen | RoomModed | RoomUndone | RoomRestored | PersonRemoved | PersonReadmitted | ChatSaid
    | MarkerAdded | MarkerMoved | MarkerEdited | MarkerRemoved | MarkerLocked | MarkerPlaced | MarkersPlaced
    | MarkersChanged
    | ItemAdded | ItemEdited | ItemRemoved | ItemIllustrated | ItemsChanged | ItemsSwept | ItemsRevived | BoardCleared
    | PostAdded | PostEdited | PostRemoved | PostPinned | PostReacted | PostIllustrated
)  # fmt: skip
