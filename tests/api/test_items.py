"""Items over REST: the same rules as on the sockets, seen by everybody at once."""

from typing import Any
from uuid import uuid4

import pytest

from project.realtime.database import in_thread
from project.realtime.models import Room
from sketch import services
from sketch.items import full
from tests.api.asking import script
from tests.room_fixtures import ANA
from tests.sketch.drawing import WAVE, draw, items
from tests.visitors import Visitors

NOTE: dict[str, Any] = {"kind": "note", "x": 1, "y": 2, "w": 120, "h": 90, "text": "Milk"}


@pytest.fixture
def board(transactional_db: None) -> Room:
    return Room.objects.create(kind="sketch", title="Plan")


def at(board: Room, rest: str = "") -> str:
    return f"/sketches/{board.slug}/items/{rest}"


def test_a_viewer_reads_all_fields_from_the_bottom_up(board: Room) -> None:
    top, bottom, gone = draw(board, z=3, kind="text", text="Hi"), draw(board, z=-1), draw(board)
    services.item_remove(board, by=ANA, id=gone)
    status, page = script(board, "viewer").get(at(board))
    assert (status, page["count"]) == (200, 2)
    assert page["results"] == [full(items(board)[str(id)]) for id in (bottom, top)]
    assert script(board, "viewer").get(at(board, f"{top}/")) == (200, page["results"][1])
    assert script(board, "viewer").get(at(board, f"{gone}/"))[0] == 404


async def test_an_item_is_drawn_changed_and_removed_before_everybodys_eyes(board: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(board, "Ben", "viewer")
    status, added = await in_thread(script(board).post, at(board), NOTE)
    assert (status, added["size"], added["who"]) == (201, 20, "A script")
    assert (await ben.event("item.added"))["id"] == added["id"]
    here = at(board, f"{added['id']}/")
    status, changed = await in_thread(script(board).patch, here, {"text": "Milk, bread", "r": 0.1})
    assert (status, changed) == (200, added | {"text": "Milk, bread", "r": 0.1})
    assert (await in_thread(script(board).delete, here))[0] == 204
    assert (await ben.event("item.removed"))["id"] == added["id"]


def test_what_is_drawn_lies_on_top_unless_it_says_where(board: Room) -> None:
    draw(board, z=7.5)
    assert [script(board).post(at(board), NOTE | z)[1]["z"] for z in ({}, {}, {"z": 0})] == [8.5, 9.5, 0]


@pytest.mark.parametrize(
    "body",
    [
        {}, [], "x", {"kind": "note"}, NOTE | {"kind": "spray"}, NOTE | {"points": WAVE}, NOTE | {"x": 1e9},
        NOTE | {"by": "g-ana"}, NOTE | {"z": "top"}, {"kind": "pen", "x": 1, "y": 1, "points": "2_"},
    ],
)  # fmt: skip
def test_an_item_that_cannot_be_is_refused(board: Room, body: Any) -> None:
    status, told = script(board).post(at(board), body)
    assert (status, told["code"]) == (400, "invalid")
    assert not board.events.exists()


def test_too_much_is_refused(board: Room) -> None:
    assert script(board).post(at(board), NOTE | {"text": "x" * 5001})[0] == 413


def test_who_may_only_look_changes_nothing(board: Room) -> None:
    here = at(board, f"{draw(board)}/")
    viewer = script(board, "viewer")
    answers = [viewer.post(at(board), NOTE), viewer.patch(here, {"x": 1}), viewer.delete(here)]
    assert [status for status, _ in answers] == [403] * 3
    assert script(board).patch(at(board, f"{uuid4()}/"), {"x": 1})[0] == 404


def test_sent_again_with_the_same_key_it_is_done_once(board: Room) -> None:
    first = script(board).post(at(board), NOTE, Idempotency_Key="try-1")
    assert script(board).post(at(board), NOTE, Idempotency_Key="try-1") == first
    assert board.events.count() == 1
