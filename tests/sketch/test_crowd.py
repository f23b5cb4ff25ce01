"""`manage.py crowd --room sketch:lobby`: simulated people draw before everybody's eyes, and leave nothing behind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from websockets.sync.client import connect
from websockets.typing import Origin

from project.realtime.crowd import board_pastime
from project.realtime.crowd.board_pastime import BoardPastime
from project.realtime.crowd.board_pen import DOODLES, Stroke
from project.realtime.crowd.talk import Refusal
from sketch import strokes
from tests.conftest import MakeWeb
from tests.realtime.crowds import Bystander, RunningCrowd
from tests.web_process import WebProcess

Watch = Callable[[WebProcess], Bystander]


@pytest.fixture
def watch() -> Iterator[Watch]:
    with ExitStack() as ends:

        def come(web: WebProcess) -> Bystander:
            address = web.ws("/ws/sketch/lobby/")
            opening = connect(address, origin=Origin(web.url), compression=None, proxy=None, close_timeout=1)
            return Bystander(ends.enter_context(opening))

        yield come


def test_a_crowd_draws_and_takes_its_drawings_away(web: MakeWeb, watch: Watch) -> None:
    process = web()
    bystander = watch(process)
    crowd = RunningCrowd(process, "--room=sketch:lobby", "--people=5", "--edit", "--chat")
    try:
        bystander.sees("cursor.move")
        assert bystander.sees("stroke.draw")["points"].startswith("3")
        added = bystander.sees("item.added")
        assert added["z"] > max(item["z"] for item in bystander.state["items"])
        said = crowd.interrupt()
    finally:
        crowd.close()
    assert "invalid" not in said
    assert watch(process).state["items"] == bystander.state["items"]


@pytest.mark.parametrize("seed", range(len(DOODLES)))
def test_what_is_shown_is_what_is_stored(seed: int) -> None:
    stroke = Stroke(Random(seed), (100, 50), 40, 61)
    shown: list[tuple[float, float]] = []
    for at in range(0, 61, 5):
        update = stroke.update(at, 5)
        steps = [(x, y) for x, y, _ in strokes.decode(update["points"])]
        shown += [(update["x"] + x * 0.5, update["y"] + y * 0.5) for x, y in steps]
    item = stroke.item()
    stored = [(item["x"] + x * 0.5, item["y"] + y * 0.5) for x, y, _ in strokes.decode(item["points"])]
    assert shown == [stroke.place(point) for point in stroke.points]
    assert stored == [*shown[:-1:3], shown[-1]]
    assert all(0 <= pressure <= 255 for _, _, pressure in strokes.decode(item["points"]))


class Room:
    """A room that says yes, or no, and remembers what it was told."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.may_edit = True

    async def live(self, type: str, **fields: Any) -> None:
        self.told.append((type, fields))

    async def command(self, type: str, **fields: Any) -> None:
        self.told.append((type, fields))
        if type == self.refuses:
            raise Refusal("invalid", "No.")

    def asked(self, type: str) -> list[dict[str, Any]]:
        return [fields for told, fields in self.told if told == type]


def pastime(room: Room) -> BoardPastime:
    return BoardPastime(room, Random(1), edit=True, chat=True)  # type: ignore[arg-type]  # all that is needed of a Talk


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def no_time(_: float) -> None:
        return

    monkeypatch.setattr(board_pastime, "asyncio", SimpleNamespace(sleep=no_time))


@pytest.mark.usefixtures("at_once")
async def test_nobody_leaves_more_than_a_few_things() -> None:
    room = Room()
    somebody = pastime(room)
    for _ in range(board_pastime.OWN + 3):
        await somebody._draw()
    assert len(room.asked("item.remove")) == 3
    await somebody.tidy()
    added, removed = ([item["id"] for item in room.asked(type)] for type in ("item.add", "item.remove"))
    assert sorted(added) == sorted(removed)


@pytest.mark.usefixtures("at_once")
async def test_a_no_keeps_nobody_from_going_on_or_tidying() -> None:
    room = Room(refuses="item.remove")
    somebody = pastime(room)
    await somebody._note()
    await somebody._move()
    ((moved,),) = [change["edit"] for change in room.asked("items.change")]
    assert moved["id"] == room.asked("item.add")[0]["id"]
    await somebody.tidy()
    await somebody.tidy()
    assert len(room.asked("item.remove")) == 1


def test_what_is_drawn_lies_on_top_of_what_others_drew() -> None:
    somebody = pastime(Room())
    somebody.welcome({"items": [{"z": 3}, {"id": "without"}]})
    somebody.happened({"type": "items.changed", "added": [{"z": 5}], "edited": [{"id": "1"}], "removed": []})
    somebody.happened({"type": "item.added", "z": 9})
    somebody.happened({"type": "chat.said"})
    assert somebody._top == 9
