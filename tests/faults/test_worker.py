"""The worker as it is in use: processes of their own that come, go, and are killed."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.conftest import EVERY_PROCESS, MakeWeb
from tests.processes import wait_until
from tests.redis_server import RedisServer
from tests.web_process import ROOT, WebProcess, clean_environment
from tests.worker_process import WorkerProcess

PATIENCE = 30  # seconds
UTRECHT, KYOTO, NAIROBI = (52.0907, 5.1214), (35.0116, 135.7681), (-1.2921, 36.8219)
LOBBY = 12  # markers that are there from the start


@pytest.fixture
def environment(postgres_url: str, redis_server: RedisServer) -> dict[str, str]:
    return {"DATABASE_URL": postgres_url, "REDIS_URL": redis_server.url, "PLACES": "1"}


@pytest.fixture
def make_worker(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[[], WorkerProcess]]:
    made: list[WorkerProcess] = []

    def make() -> WorkerProcess:
        place = {"DATA_DIR": str(tmp_path)}
        made.append(WorkerProcess(tmp_path / f"worker-{len(made)}.log", environment | place, "places"))
        made[-1].start()
        return made[-1]

    yield make
    for process in made:
        process.close()


class Visitor:
    """A socket in the lobby that reads its events one after the other."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.events: list[dict[str, Any]] = []

    def hello(self, since: int | None = None) -> dict[str, Any]:
        self.socket.send(json.dumps({"type": "hello", "since": since}))
        return self._until("welcome")

    def put(self, lat: float, lng: float) -> str:
        """Put a marker there and wait until it is acknowledged; its id."""
        id = str(uuid4())
        self.socket.send(json.dumps({"type": "marker.add", "op": id, "id": id, "lat": lat, "lng": lng}))
        self._until("ack")
        return id

    def town_of(self, id: str) -> str:
        """Wait until the marker is placed; the town."""
        while not (found := [event for event in self.placed() if event["id"] == id]):
            self._until("events")
        return str(found[0]["town"])

    def placed(self) -> list[dict[str, Any]]:
        """What was said of one marker, or of several at once."""
        said = [event.get("placed", [event]) for event in self.events if event["type"].endswith(".placed")]
        return [one for found in said for one in found]

    def _until(self, type: str) -> dict[str, Any]:
        while True:
            frame: dict[str, Any] = json.loads(self.socket.recv(PATIENCE))
            self.events += frame.get("events", [])
            if frame["type"] == type:
                return frame


@contextmanager
def visit(web: WebProcess, since: int | None = None) -> Iterator[Visitor]:
    with connect(web.ws("/ws/map/lobby/"), origin=Origin(web.url)) as socket:
        visitor = Visitor(socket)
        visitor.hello(since)
        yield visitor


def test_without_a_worker_markers_work_and_places_arrive_when_it_is_back(
    web: MakeWeb, environment: dict[str, str], make_worker: Callable[[], WorkerProcess]
) -> None:
    with visit(web(**environment)) as ana:
        early = ana.put(*UTRECHT)
        assert not ana.placed()
        first = make_worker()
        assert ana.town_of(early) == "Utrecht"
        first.kill()
        meanwhile = ana.put(*KYOTO)
        make_worker()
        assert ana.town_of(meanwhile) == "Kyoto"


def test_two_workers_place_each_marker_once(
    web: MakeWeb, environment: dict[str, str], make_worker: Callable[[], WorkerProcess]
) -> None:
    workers = [make_worker(), make_worker()]
    process = web(**environment)
    with visit(process) as ana:
        ids = [ana.put(lat / 2, 5) for lat in range(80, 100)]
        for id in ids:
            ana.town_of(id)
    assert [worker.terminate() for worker in workers] == [0, 0]  # after the job at hand
    with visit(process, since=0) as ben:
        wait_until(lambda: ben.town_of(ids[-1]) and len(ben.placed()) >= LOBBY + 20, "all markers to be placed")
        placed = [event["id"] for event in ben.placed()]
    assert len(placed) == len(set(placed)) == LOBBY + 20


def test_the_worker_outlives_redis(
    web: MakeWeb,
    environment: dict[str, str],
    make_worker: Callable[[], WorkerProcess],
    redis_server: RedisServer,
) -> None:
    worker = make_worker()
    with visit(web(**environment)) as ana:
        assert ana.town_of(ana.put(*UTRECHT)) == "Utrecht"
        redis_server.kill()
        assert ana.town_of(ana.put(*KYOTO)) == "Kyoto"
        redis_server.start()
        assert ana.town_of(ana.put(*NAIROBI)) == "Nairobi"
    assert worker.running


def test_the_worker_starts_before_redis(
    web: MakeWeb,
    environment: dict[str, str],
    make_worker: Callable[[], WorkerProcess],
    redis_server: RedisServer,
) -> None:
    redis_server.kill()
    make_worker()
    redis_server.start()
    with visit(web(**environment)) as ana:
        assert ana.town_of(ana.put(*UTRECHT)) == "Utrecht"


def test_alone_and_in_memory_the_web_process_places_markers(web: MakeWeb) -> None:
    with visit(web(PLACES="1")) as ana:
        assert ana.town_of(ana.put(*UTRECHT)) == "Utrecht"


def test_a_question_from_another_process_is_answered(
    environment: dict[str, str], make_worker: Callable[[], WorkerProcess], tmp_path: Path
) -> None:
    make_worker()
    question = "import asyncio; from mapmarkers.places_worker import ask; print(asyncio.run(ask(52.09, 5.12, 20)).town)"
    asked = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "shell", "--command", question],
        env=clean_environment() | EVERY_PROCESS | environment | {"DATA_DIR": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.splitlines()[-1] == "Utrecht"
