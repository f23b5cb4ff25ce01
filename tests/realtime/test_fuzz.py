"""Any JSON whatever: it never breaks the socket, and nothing of it is a surprise to the server."""

import asyncio
import json
import logging
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from project.realtime.models import Room
from tests.room_fixtures import end_process
from tests.tabs import Tab
from tests.visitors import Visitors

IDS = [str(UUID(int=number)) for number in range(3)]
TYPES = [
    "hello", "seen", "ping", "person.rename", "room.rename", "room.freeze", "chat.say", "marker.add", "marker.move",
    "marker.edit", "marker.remove", "marker.lock", "marker.drag", "marker.release", "cursor.move", "view.show",
]  # fmt: skip
NAMES = ["op", "id", "lat", "lng", "title", "note", "color", "icon", "locked", "frozen", "text", "since", "seq", "name",
         "zoom"]  # fmt: skip

numbers = st.integers() | st.floats(allow_nan=True, allow_infinity=True) | st.integers(-90, 90)
scalars = st.none() | st.booleans() | numbers | st.text(max_size=20) | st.sampled_from([*IDS, "red", "#123456"])
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
plausible = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional=dict.fromkeys(NAMES, scalars),
)
correct = st.one_of(
    st.fixed_dictionaries({
        "type": st.sampled_from(["marker.add", "marker.move"]),
        "op": st.text(min_size=1, max_size=5),
        "id": st.sampled_from(IDS),
        "lat": st.floats(-90, 90),
        "lng": st.floats(-180, 180),
    }),
    st.fixed_dictionaries({"type": st.just("chat.say"), "op": st.text(min_size=1), "text": st.text(min_size=1)}),
    st.fixed_dictionaries({"type": st.just("person.rename"), "name": st.text(min_size=1)}),
)  # fmt: skip
frames = st.lists(anything | plausible | correct, min_size=1, max_size=8)


@pytest.mark.usefixtures("no_limits")
def test_whatever_is_sent_a_ping_is_answered_afterwards(
    room: Room, caplog: pytest.LogCaptureFixture, settings_of_fuzz: dict[str, Any]
) -> None:
    with asyncio.Runner() as runner:
        visitors = Visitors()
        tab = runner.run(visitors.enter(room, "Ana", "owner"))

        @given(frames)
        @settings(**settings_of_fuzz)
        def say(frames: list[Any]) -> None:
            runner.run(all_of(tab, frames))

        say()
        runner.run(visitors.leave())
        runner.run(end_process())
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


async def all_of(tab: Tab, frames: list[Any]) -> None:
    for frame in frames:
        await tab.send_text(json.dumps(frame))
    await tab.settle()
    answer = await tab.command("chat.say", text="still here")
    assert answer.get("code", "ack") in {"ack", "read_only"}


@pytest.fixture
def settings_of_fuzz() -> dict[str, Any]:
    return {"max_examples": 60, "deadline": None, "suppress_health_check": [HealthCheck.too_slow], "database": None}
