"""The rules of the state machine: what people, scripts and the world may do next, and what has to hold then."""

import asyncio
from collections.abc import Coroutine
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.faults.machine_commands import commands, keeps, mostly, names, numbers, picks, scripts, talks
from tests.faults.machine_faults import Notices
from tests.faults.machine_replica import Frame
from tests.faults.machine_world import World


class Rooms(RuleBasedStateMachine):
    """One room per example, in an event loop of its own."""

    examples = 0
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.patch = pytest.MonkeyPatch()
        self.world = World(self.patch)
        self.fresh = count(3)  # numbers of markers that nobody else asks for
        self.broken = False
        Rooms.examples += 1

    def run(self, work: Coroutine[Any, Any, object]) -> None:
        Rooms.steps += 1
        try:
            self.runner.run(work)
        except BaseException:
            self.broken = True
            raise

    def id(self, number: int) -> str:
        return str(UUID(int=1000 * self.world.room.pk + number))

    def named(self, command: Frame) -> Frame:
        """With the ids of markers instead of their numbers."""
        for some in ("add", "edit"):
            if some in command:
                command = {**command, some: [self.named(one) for one in command[some]]}
        if "remove" in command:
            command = {**command, "remove": [self.id(number) for number in command["remove"]]}
        return {**command, "id": self.id(command["id"])} if "id" in command else command

    @initialize()
    def begin_with_two_markers(self) -> None:
        for number, title in enumerate(["", "Pier"]):
            place = {"id": self.id(number), "lat": 1.0, "lng": 2.0, "title": title}
            self.run(self.world.run_script({"type": "marker.add", **place}))

    # People

    @rule(name=names, forgetful=st.booleans())
    def come(self, name: str, forgetful: bool) -> None:
        self.run(self.world.come(name, forgetful=forgetful))

    @rule(name=names, goodbye=st.booleans())
    def go(self, name: str, goodbye: bool) -> None:
        client = self.world.clients[name]
        self.run(client.leave() if goodbye else client.drop())

    @rule(talk=talks, times=st.integers(1, 2))
    def ask_one_after_the_other(self, talk: list[tuple[str, Frame]], times: int) -> None:
        for name, command in talk:
            self.run(self.world.ask(name, self.named(command), times))

    @rule(name=names, commands=st.lists(commands, min_size=1, max_size=4), moment=st.integers(0, 3))
    def ask_and_drop(self, name: str, commands: list[Frame], moment: int) -> None:
        self.run(self.world.ask_and_drop(name, [self.named(command) for command in commands], moment))

    @rule(name=names, other=names)
    def lose_the_answer(self, name: str, other: str) -> None:
        id = self.id(next(self.fresh))
        self.run(self.world.run_script({"type": "marker.add", "id": id, "lat": 1.0, "lng": 2.0}))
        self.run(self.world.lose_the_answer(name, {"type": "marker.move", "id": id, "lat": 3.0, "lng": 4.0}, other))

    @rule(burst=talks, scripts=st.lists(commands, max_size=3), comes=names, forgetful=mostly)
    def all_at_once(self, burst: list[tuple[str, Frame]], scripts: list[Frame], comes: str, forgetful: bool) -> None:
        """Commands, scripts and a newcomer in the same moment."""
        asked = [(name, self.named(command)) for name, command in burst]
        written = [self.named(command) for command in scripts]
        self.run(self.world.all_at_once(asked, written, comes, forgetful=forgetful))

    @rule(frozen=st.booleans())
    def freeze(self, frozen: bool) -> None:
        self.run(self.world.ask("Ana", {"type": "room.freeze", "frozen": frozen}, 1))

    @rule(name=names, number=st.integers(0, 20))
    def ask_again(self, name: str, number: int) -> None:
        self.run(self.world.ask_again(name, number))

    @rule(name=names, number=numbers)
    def drag(self, name: str, number: int) -> None:
        self.run(self.world.drag(name, self.id(number)))

    @rule(name=names)
    def read_slowly(self, name: str) -> None:
        self.run(self.world.read_slowly(name))

    # Faults

    @rule(notices=st.sampled_from(["told", "lost", "late"]))
    def treat_notices(self, notices: Notices) -> None:
        self.world.faults.notices = notices

    @rule(scripts=scripts, notices=st.sampled_from(["lost", "late"]), picks=picks, keep=keeps)
    def write_unheard(self, scripts: list[Frame], notices: Notices, picks: list[int], keep: int | None) -> None:
        written = [self.named(command) for command in scripts]
        self.run(self.world.write_unheard(written, notices, picks, keep))
        if keep != 1:  # else whatever comes next meets the hole
            self.run(self.world.agree())

    @rule()
    def fail_a_commit(self) -> None:
        self.world.faults.fail_a_commit()

    @rule()
    def fail_half_way(self) -> None:
        self.run(self.world.fail_half_way())

    @rule(killed=st.booleans())
    def restart(self, killed: bool) -> None:
        self.run(self.world.restart(killed=killed))

    @rule()
    def look(self) -> None:
        self.run(self.world.look())

    # What has to hold

    @rule()
    def agree(self) -> None:
        self.run(self.world.agree())

    def teardown(self) -> None:
        try:
            if not self.broken:
                self.run(self.world.agree_with_everybody())
        finally:
            self.runner.run(self.world.restart(killed=False))
            self.runner.close()
            self.world.room.delete()
            self.patch.undo()
