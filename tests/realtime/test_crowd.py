"""`manage.py crowd`: simulated people come into a real room, move things, and leave nothing behind."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.conftest import EVERY_PROCESS, MakeWeb
from tests.realtime.crowds import Bystander, RunningCrowd
from tests.web_process import ROOT, WebProcess, clean_environment


def crowd(**options: Any) -> str:
    """Have a crowd come and go; its summary."""
    said = StringIO()
    call_command("crowd", stdout=said, **options)
    return said.getvalue()


Run = Callable[..., RunningCrowd]
Watch = Callable[[WebProcess], Bystander]


@pytest.fixture
def watch() -> Iterator[Watch]:
    with ExitStack() as ends:

        def come(web: WebProcess) -> Bystander:
            opening = connect(
                web.ws("/ws/map/lobby/"), origin=Origin(web.url), compression=None, proxy=None, close_timeout=1
            )
            return Bystander(ends.enter_context(opening))

        yield come


@pytest.fixture
def running() -> Iterator[Run]:
    crowds: list[RunningCrowd] = []

    def run(web: WebProcess, *arguments: str) -> RunningCrowd:
        crowds.append(RunningCrowd(web, *arguments))
        return crowds[-1]

    yield run
    for each in crowds:
        each.close()


def test_a_crowd_moves_about_and_ends_by_itself(web: MakeWeb) -> None:
    summary = crowd(url=web().url, people=3, seconds=4)
    assert "people            3\n" in summary
    assert re.search(r"live updates      [1-9][\d,]* sent, [1-9][\d,]* received", summary)
    assert "closed" not in summary
    assert "not let in" not in summary


def test_others_see_cursors_drags_and_drops(web: MakeWeb, running: Run, watch: Watch) -> None:
    process = web()
    bystander = watch(process)
    visitors = running(process, "--people=4")
    bystander.sees("cursor.move")
    drag = bystander.sees("marker.drag")
    drops = [bystander.sees("marker.moved") for _ in range(5)]  # so that one of the four has been answered once
    assert {drag["id"], drops[0]["id"]} <= {marker["id"] for marker in bystander.state["markers"]}
    assert re.search(r"acknowledgements  [1-9]\d*, p50 \d+ ms, p99 \d+ ms", visitors.interrupt())


def test_ctrl_c_takes_their_own_markers_away(web: MakeWeb, running: Run, watch: Watch) -> None:
    process = web()
    bystander = watch(process)
    visitors = running(process, "--people=6", "--edit", "--chat")
    bystander.sees("marker.added")
    bystander.sees("chat.said")
    visitors.interrupt()
    before = {marker["id"] for marker in bystander.state["markers"]}
    assert {marker["id"] for marker in watch(process).state["markers"]} == before


def test_what_somebody_else_is_moving_is_taken_away_once_they_let_go(web: MakeWeb, running: Run, watch: Watch) -> None:
    process = web()
    bystander = watch(process)
    visitors = running(process, "--people=2", "--edit")
    added = bystander.sees("marker.added")
    bystander.say(type="marker.drag", id=added["id"], lat=added["lat"], lng=added["lng"])
    visitors.interrupt()
    assert added["id"] not in {marker["id"] for marker in watch(process).state["markers"]}


def test_they_come_back_after_a_restart(web: MakeWeb, running: Run, watch: Watch) -> None:
    process = web()
    visitors = running(process, "--people=2")
    watch(process).sees("cursor.move")
    process.restart()
    watch(process).sees("cursor.move")
    assert "closed 1012" in visitors.interrupt()


def test_nobody_takes_what_somebody_else_is_moving(web: MakeWeb, watch: Watch) -> None:
    process = web()
    bystander = watch(process)
    over = threading.Event()

    def hold_everything() -> None:
        while not over.wait(0.5):
            for marker in bystander.state["markers"]:
                bystander.say(type="marker.drag", id=marker["id"], lat=marker["lat"], lng=marker["lng"])

    holding = threading.Thread(target=hold_everything)
    holding.start()
    try:
        summary = crowd(url=process.url, people=4, seconds=6)
    finally:
        over.set()
        holding.join()
    refused = re.search(r"errors            held (\d+)", summary)
    assert refused, summary
    assert int(refused[1]) < 40, "they let go of it"  # 25 a second and person otherwise
    assert "acknowledgements  0\n" in summary


def test_they_send_less_when_asked_to(web: MakeWeb) -> None:
    summary = crowd(url=web(LIVE_PER_SECOND="2").url, people=2, seconds=5)
    assert "rate_limited" in summary
    assert "closed" not in summary


def test_a_view_link_lets_them_in_to_look(web: MakeWeb) -> None:
    process = web()
    code = "from project.realtime.models import Room; print(Room.objects.create(kind='map', title='Ours').view_key)"
    key = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", code],
        env=clean_environment() | EVERY_PROCESS | {"DATA_DIR": str(process.data_dir)},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    summary = crowd(link=f"{process.url}/join/{key}/", people=2, seconds=3, edit=True)
    assert re.search(r"live updates      [1-9]", summary)
    assert "acknowledgements  0\nerrors            none" in summary
