"""A stroke in progress: what was added to it since the last tick, for everybody who looks on."""

import json
from typing import Any

import msgspec
import pytest

from project.realtime.live import LiveBuffer, as_json
from project.realtime.models import Room
from sketch import strokes
from sketch.live_messages import BATCH, StrokeDraw
from sketch.messages import decoder
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")

HEAD: dict[str, Any] = {"kind": "pen", "x": 3, "y": 4.5, "color": "red", "size": 4, "step": 0.25, "opacity": 1}


def piece(at: int, *points: tuple[int, ...], dimensions: int = 2, id: str = "0123abcd", **head: Any) -> StrokeDraw:
    return StrokeDraw(id=id, at=at, points=strokes.encode(points, dimensions), **head)


def merged(*updates: StrokeDraw) -> list[dict[str, Any]]:
    buffer = LiveBuffer()
    for update in updates:
        buffer.put(update, "ana", None)
    return [json.loads(as_json(pending)) for pending in buffer.take()]


def test_points_of_one_tick_are_appended() -> None:
    (update,) = merged(piece(0, (0, 0), (1, 2), **HEAD), piece(2, (5, -40)), piece(3, (1, 1), (2, 2)))
    assert update == {"by": "ana", "type": "stroke.draw", "id": "0123abcd", "at": 0, "points": update["points"], **HEAD}
    assert strokes.decode(update["points"]) == [(0, 0), (1, 2), (6, -38), (7, -37), (8, -36)]


def test_with_pressure_too() -> None:
    (update,) = merged(piece(7, (1, 1, 90), dimensions=3), piece(8, (1, 1, -5), dimensions=3))
    assert (update["at"], strokes.decode(update["points"])) == (7, [(1, 1, 90), (2, 2, 85)])


@pytest.mark.parametrize(
    "later",
    [
        piece(4, (1, 1)),
        piece(0, (1, 1), **HEAD),
        piece(2, (1, 1, 1), dimensions=3),
        piece(2, *[(0, 0), (99999, -99999)] * 256),
    ],
    ids=["a hole", "anew", "other dimensions", "too long together"],
)
def test_what_does_not_continue_replaces_what_was_there(later: StrokeDraw) -> None:
    (update,) = merged(piece(0, *[(500, 500)] * 2, **HEAD), later)
    assert (update["at"], update["points"]) == (later.at, later.points)


def test_two_strokes_of_one_person_are_two() -> None:
    assert len(merged(piece(0, (0, 0)), piece(0, (0, 0), id="ffffffff"))) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"points": ""}, {"points": "A"}, {"points": "2A"}, {"points": "2_"}, {"points": "2" + "?" * BATCH}, {"at": -1},
        {"points": None}, {"id": "0123ABCD"}, {"id": "0123abcd-"}, {"kind": "text"}, {"x": 1e9}, {"color": "x"},
        {"pressure": 256}, {"size": 0}, {"z": 1}, {"text": "a"},
    ],
)  # fmt: skip
def test_what_a_stroke_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    frame = {"type": "stroke.draw", "id": "0123abcd", "at": 0, "points": "2AB", **HEAD}
    assert decoder.decode(msgspec.json.encode(frame)).at == 0
    with pytest.raises(msgspec.ValidationError):
        decoder.decode(msgspec.json.encode(frame | wrong))


async def test_others_see_the_stroke_before_it_is_stored(board: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(board, "Ana", "editor"), await visitors.enter(board, "Ben", "viewer")
    by = ana.welcomes[0]["you"]["id"]
    await ana.send("stroke.draw", id="0123abcd", at=0, points="2ABCD", **HEAD)
    update = {"type": "stroke.draw", "by": by, "id": "0123abcd", "at": 0, "points": "2ABCD", **HEAD}
    assert await ben.live("stroke.draw") == update
    await ana.send("stroke.draw", id="0123abcd", at=2, points="2EF")
    assert (await ben.live("stroke.draw"))["at"] == 2
    await ana.send("stroke.end", id="0123abcd")
    assert await ben.live("stroke.end") == {"type": "stroke.end", "by": by, "id": "0123abcd"}
    assert ben.events == []


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("stroke.draw", {"id": "0123abcd", "at": 0, "points": "2AB"}),
        ("stroke.end", {"id": "0123abcd"}),
        ("items.drag", {"id": "sel", "ids": ["00000000-0000-4000-8000-000000000001"], "dx": 1, "dy": 2}),
    ],
)
async def test_who_may_only_look_draws_nothing(
    board: Room, visitors: Visitors, type: str, fields: dict[str, Any]
) -> None:
    ben, ana = await visitors.enter(board, "Ben", "viewer"), await visitors.enter(board, "Ana", "editor")
    await ben.send(type, **fields)
    error = await ben.next("error")
    assert (error["code"], error["id"]) == ("forbidden", fields["id"])
    await ana.send(type, **fields)
    assert (await ben.live(type)).items() >= fields.items()


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("cursor.move", {"x": 1.5, "y": -2, "tool": "pen"}),
        ("laser.point", {"x": 1.5, "y": -2}),
        ("view.show", {"x": 1.5, "y": -2, "zoom": 0.5}),
    ],
)
async def test_everybody_may_point(board: Room, visitors: Visitors, type: str, fields: dict[str, Any]) -> None:
    ben, ana = await visitors.enter(board, "Ben", "viewer"), await visitors.enter(board, "Ana", "viewer")
    await ben.send(type, **fields)
    assert await ana.live(type) == {"type": type, "by": ben.welcomes[0]["you"]["id"], **fields}
