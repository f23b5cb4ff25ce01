"""What is said on a map: commands and live updates as typed structs (stop 3).

marker.add .move .edit .remove .lock  ->  marker.added .moved .edited .removed .locked
markers.change  ->  markers.changed
"""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from project.realtime.messages import CORE, Command, Line, Live, Text
from project.realtime.models import Room

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Color = Annotated[str, Meta(pattern=r"^(|[a-z]{3,10}|#[0-9a-fA-F]{6})\Z")]
Icon = Annotated[str, Meta(pattern=r"^[a-z0-9-]{0,30}\Z")]

ENTRIES = 500  # in one command


class MarkerAdd(Command, tag="marker.add"):
    id: UUID
    lat: Latitude
    lng: Longitude
    title: Line = ""
    note: Text = ""
    color: Color = ""
    icon: Icon = ""
    locked: bool = False


class MarkerMove(Command, tag="marker.move"):
    exclusive = True
    together = "markers"
    id: UUID
    lat: Latitude
    lng: Longitude


class MarkerEdit(Command, tag="marker.edit"):
    """Changes the fields that it names."""

    together = "markers"
    id: UUID
    title: Line | UnsetType = UNSET
    note: Text | UnsetType = UNSET
    color: Color | UnsetType = UNSET
    icon: Icon | UnsetType = UNSET


class MarkerRemove(Command, tag="marker.remove"):
    exclusive = True
    id: UUID


class MarkerLock(Command, tag="marker.lock"):
    together = "markers"
    id: UUID
    locked: bool


class Given(MarkerAdd, tag=False, kw_only=True):
    """One of those that a `markers.change` adds."""

    op: UnsetType = UNSET  # type: ignore[assignment]  # theirs is the whole command's


class Changes(MarkerEdit, tag=False, kw_only=True):
    """One of those that a `markers.change` edits: all that can be said of a marker."""

    op: UnsetType = UNSET  # type: ignore[assignment]  # as above
    lat: Latitude | UnsetType = UNSET
    lng: Longitude | UnsetType = UNSET
    locked: bool | UnsetType = UNSET


class MarkersChange(Command, tag="markers.change"):
    """Several at once: all of it happens, or nothing. Whoever holds one of them does not hold it up."""

    add: Annotated[list[Given], Meta(max_length=ENTRIES)] = []
    edit: Annotated[list[Changes], Meta(max_length=ENTRIES)] = []
    remove: Annotated[list[UUID], Meta(max_length=ENTRIES)] = []

    def touches(self, room: Room) -> list[UUID]:
        return [*(given.id for given in self.add), *(changes.id for changes in self.edit), *self.remove]

    def fields(self) -> dict[str, Any]:
        return {
            "add": [given.fields() for given in self.add],
            "edit": [changes.fields() for changes in self.edit],
            "remove": self.remove,
        }


class MarkerDrag(Live, tag="marker.drag"):
    role = Room.Role.EDITOR
    lease = "take"
    id: UUID
    lat: Latitude
    lng: Longitude


class MarkerRelease(Live, tag="marker.release"):
    """The drag ended without a drop."""

    role = Room.Role.EDITOR
    lease = "end"
    id: UUID


class CursorMove(Live, tag="cursor.move"):
    lat: Latitude
    lng: Longitude


class ViewShow(Live, tag="view.show"):
    """What the sender sees, for those who follow."""

    lat: Latitude
    lng: Longitude
    zoom: Annotated[float, Meta(ge=0, le=24)]


Message = (
    CORE | MarkerAdd | MarkerMove | MarkerEdit | MarkerRemove | MarkerLock | MarkersChange
    | MarkerDrag | MarkerRelease | CursorMove | ViewShow
)  # fmt: skip

decoder = msgspec.json.Decoder(Message)
