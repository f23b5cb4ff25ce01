"""What one client may send and open: slowed down, then closed, without harm to the others."""

from typing import Any

import pytest

from project.realtime.limits import FRAME_BYTES, TokenBucket
from project.realtime.models import Room
from tests.clock import Clock
from tests.tabs import new_op
from tests.visitors import Visitors


def test_a_bucket_gives_a_burst_and_then_the_rate() -> None:
    clock = Clock()
    bucket = TokenBucket(rate=2, burst=3, clock=clock)
    assert [bucket.take() for _ in range(4)] == [0, 0, 0, 0.5]
    clock.now += 0.25
    assert bucket.take() == 0.25
    clock.now += 0.25
    assert bucket.take() == 0
    clock.now += 3600
    assert [bucket.take() > 0 for _ in range(4)] == [False, False, False, True], "a rest gives no more than a burst"


async def test_too_many_commands_are_refused_for_a_while(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.COMMANDS_PER_SECOND = 0.001  # a burst of none
    tab = await visitors.open(room, "Ana", "editor")
    settings.COMMANDS_PER_SECOND = 5
    tab = await visitors.enter(room, "Ben", "editor")
    ops = [new_op() for _ in range(15)]
    for op in ops:
        await tab.send("chat.say", op=op, text="a")
    answers = [await tab.answer(op) for op in ops]
    refused = [answer for answer in answers if answer["type"] == "error"]
    assert [answer["type"] for answer in answers[:9]] == ["ack"] * 9  # ten, and `hello` was one
    assert {answer["code"] for answer in refused} == {"rate_limited"}
    assert all(0 < answer["retry_after"] <= 0.2 for answer in refused)
    assert (await tab.settle())[-1]["type"] in {"events", "people"}


@pytest.mark.parametrize(
    "frame", [{"type": "hello", "since": None}, {"type": "person.rename", "name": "Eva"}], ids=["hello", "rename"]
)
async def test_whatever_asks_the_database_counts(
    room: Room, visitors: Visitors, settings: Any, frame: dict[str, Any]
) -> None:
    settings.COMMANDS_PER_SECOND = 2
    tab = await visitors.enter(room, "Ana", "viewer")
    for _ in range(6):
        await tab.send(**frame)
    assert (await tab.next("error"))["code"] == "rate_limited"


async def test_too_many_movements_are_dropped_and_said_once(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.LIVE_PER_SECOND = 0.5
    tab = await visitors.enter(room, "Ana", "viewer")
    for number in range(20):
        await tab.send("cursor.move", lat=number, lng=0)
    errors = [frame for frame in await tab.settle() if frame["type"] == "error"]
    assert [error["code"] for error in errors] == ["rate_limited"]
    assert errors[0]["retry_after"] > 0


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
async def test_a_flood_closes_the_socket(room: Room, visitors: Visitors, settings: Any, binary: bool) -> None:
    settings.COMMANDS_PER_SECOND = 1
    tab = await visitors.enter(room, "Ana", "viewer")
    for _ in range(40):
        if binary:
            await tab.communicator.send_to(bytes_data=b"x")
        else:
            await tab.send("ping")
    assert await tab.closed() == 4429
    assert "Far too many messages." in [frame.get("detail") for frame in tab.inbox]


@pytest.mark.parametrize("letter", ["a", "é", "😀"], ids=["one byte", "two bytes", "four bytes"])
async def test_a_frame_that_is_too_large_is_refused_and_closes_the_socket(
    room: Room, visitors: Visitors, letter: str
) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    largest = '{"type":"ping"' + " " * (FRAME_BYTES - 15) + "}"
    await tab.send_text(largest)
    await tab.next("pong")
    await tab.send_text('"' + letter * (FRAME_BYTES // len(letter.encode())) + '"')
    assert (await tab.next("error"))["code"] == "too_large"
    assert await tab.closed() == 4413
