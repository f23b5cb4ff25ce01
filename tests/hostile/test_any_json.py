"""Row 12: any JSON whatever, made from the message structs of each kind, to the real server."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from tests.faults.figures import Figures, exactly, pick, seen
from tests.hostile.frames_of import consumers, frames
from tests.hostile.visitor import Line, Visitor
from tests.hostile.watched import Watched
from tests.web_process import WebProcess

MESSAGES = pick(short=400, long=10_000)  # for each kind
AT_ONCE = 20  # messages, then a ping
PER_ROOM = 500  # messages: going back in time takes longer as the log grows


class Talker:
    """An owner who says anything, in one room after the other."""

    def __init__(self, site: WebProcess, kind: str) -> None:
        self.site, self.kind = site, kind
        self.sent = self.failed = self.lost = self.refused = 0
        self._line: Line | None = None

    def say(self, said: list[Any]) -> None:
        if self._line is None or self.sent % PER_ROOM < AT_ONCE:
            self.leave()
            owner = Visitor(self.site)
            self._line = owner.opens(owner.makes(self.kind)["path"])
            assert self._line.hello()["type"] == "welcome"
        try:
            for frame in said:
                self._line.socket.send(json.dumps(frame))
            self._line.send(type="ping")
            self._count(self._line)
        except ConnectionClosed:
            self.lost += 1
            self._line = None
        self.sent += len(said)

    def _count(self, line: Line) -> None:
        while (frame := line.next("pong", "error"))["type"] == "error":
            self.refused += 1
            self.failed += frame["code"] == "failed"

    def leave(self) -> None:
        if self._line:
            self._line.close()
        self._line = None


@pytest.fixture
def talkers(site: WebProcess) -> Iterator[dict[str, Talker]]:
    talkers = {kind: Talker(site, kind) for kind in consumers()}
    yield talkers
    for talker in talkers.values():
        talker.leave()


@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", sorted(consumers()))
def test_whatever_is_said_the_socket_goes_on(
    kind: str, talkers: dict[str, Talker], site: WebProcess, figures: Figures
) -> None:
    talker = talkers[kind]

    @seed(12)
    @settings(max_examples=MESSAGES // AT_ONCE, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(st.lists(frames(consumers()[kind]), min_size=AT_ONCE, max_size=AT_ONCE))
    def say(said: list[Any]) -> None:
        talker.say(said)

    talker.say([{"type": "ping"}] * AT_ONCE)  # what is set up once is not counted
    with Watched(site) as watch:
        say()
    figures.note(
        12, f"any JSON, made from the structs: {kind}", f"{talker.sent:,} messages", *watch.clean(), watch.memory(20),
        exactly("sockets lost", talker.lost, 0), exactly("failed", talker.failed, 0), seen("refused", talker.refused),
    )  # fmt: skip
