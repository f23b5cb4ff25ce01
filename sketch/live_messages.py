"""What is said on a board and out of date in a moment: live updates as typed structs (stop 3)."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from project.realtime.messages import Live
from project.realtime.models import Room
from sketch import strokes
from sketch.fields import Color, Opacity, Place, Size, Step

BATCH = 4096  # bytes of points in one update: some 1,500 points
SHOWN = 50  # items that are moved together before the others' eyes

Start = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}\Z")]  # the first characters of an item's id
Batch = Annotated[str, Meta(max_length=BATCH, pattern=r"^[23][?-~]*\Z")]
Pressure = Annotated[int, Meta(ge=0, le=255)]
Name = Annotated[str, Meta(pattern=r"^[a-z-]{0,20}\Z")]


class StrokeDraw(Live, tag="stroke.draw", kw_only=True):
    """Points that were added to a stroke in progress.

    They are counted from the stroke's last point before. The head, in the first update and now and then
    again, is for those who have not seen that: `x`, `y` (and `pressure`) are the point before these.
    """

    role = Room.Role.EDITOR
    id: Start
    at: Annotated[int, Meta(ge=0, le=1_000_000)]  # points that came before
    points: Batch
    kind: Literal["pen", "highlighter", "line", "arrow"] | UnsetType = UNSET
    x: Place | UnsetType = UNSET
    y: Place | UnsetType = UNSET
    pressure: Pressure | UnsetType = UNSET
    color: Color | UnsetType = UNSET
    size: Size | UnsetType = UNSET
    step: Step | UnsetType = UNSET
    opacity: Opacity | UnsetType = UNSET

    def __post_init__(self) -> None:
        strokes.count(self.points)  # ValueError if it is no encoded polyline

    def after(self, earlier: "StrokeDraw") -> "StrokeDraw":
        """Both in one tick: the points are appended, unless something between them is missing."""
        if self.points[0] != earlier.points[0] or self.at != earlier.at + strokes.count(earlier.points):
            return self
        points = earlier.points + self.points[1:]
        return self if len(points) > BATCH else msgspec.structs.replace(earlier, points=points)


class StrokeEnd(Live, tag="stroke.end"):
    """The stroke was given up."""

    role = Room.Role.EDITOR
    id: Start


class ItemsDrag(Live, tag="items.drag"):
    """A move in progress, before it is stored: so many units from where the items are."""

    role = Room.Role.EDITOR
    id: Name  # of the selection: a person moves one at a time
    ids: Annotated[list[UUID], Meta(max_length=SHOWN)]
    dx: Place
    dy: Place


class CursorMove(Live, tag="cursor.move"):
    x: Place
    y: Place
    tool: Name = ""


class LaserPoint(Live, tag="laser.point"):
    """A pointer that leaves a trail for a second; also in the hand of somebody who may only look."""

    x: Place
    y: Place


class ViewShow(Live, tag="view.show"):
    """The middle of what the sender sees, for those who follow."""

    x: Place
    y: Place
    zoom: Annotated[float, Meta(ge=0.001, le=1000)]


LIVE = StrokeDraw | StrokeEnd | ItemsDrag | CursorMove | LaserPoint | ViewShow
