"""Servers of their own for the tests that need real ones: Redis, PostgreSQL and web processes."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from tests import prepared, services
from tests.postgres_server import PostgresServer
from tests.processes import RealProcess
from tests.redis_server import RedisServer
from tests.web_process import WebProcess, manage

pytest_plugins = [
    "tests.emptying",  # of the database
    "tests.faults.figures",  # `figures`, and the table in the end
]
EVERY_PROCESS = {"SECRET_KEY": prepared.KEY, "LOG_LEVEL": "INFO", "ROOMS_PER_MINUTE": "1000000"}
_numbers = count(1)


class MakeWeb(Protocol):
    def __call__(self, **environment: str) -> WebProcess: ...


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The test database goes with its throw-away server or folder; threads may still be connected to it."""
    return True


# Redis


@pytest.fixture(scope="session")
def _redis_server() -> Iterator[RedisServer]:
    with services.redis_server() as server:
        yield server


@pytest.fixture
def redis_server(_redis_server: RedisServer) -> RedisServer:
    """A Redis of the tests' own, running and empty, that a test may kill and start again."""
    _redis_server.start()
    _redis_server.forget_everything()
    return _redis_server


# PostgreSQL


@pytest.fixture(scope="session")
def _postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    data = str(tmp_path_factory.mktemp("lobbies"))  # their pictures
    with services.postgres_server() as server:
        url = server.create_database("roomful")
        manage("migrate", "--verbosity=0", DATABASE_URL=url, DATA_DIR=data, **EVERY_PROCESS)
        yield server


@pytest.fixture
def postgres_server(_postgres_server: PostgresServer) -> PostgresServer:
    """A PostgreSQL of the tests' own, running, that a test may stop, kill, pause and start again."""
    _postgres_server.start()
    return _postgres_server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """A new database, migrated and with the lobbies in it."""
    return postgres_server.create_database(f"roomful_{next(_numbers)}", template="roomful")


# Web processes


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hashed static files."""
    return prepared.collect(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose SQLite is migrated and has the lobbies in it: to be copied."""
    return prepared.migrate(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(scope="session")
def make_web(collected: Path, migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeWeb]:
    """Makes web processes that live until the end of the session; see `web`."""
    with ExitStack() as ends:

        def make(**environment: str) -> WebProcess:
            place = tmp_path_factory.mktemp("web")
            data = shutil.copytree(migrated, place / "data")
            defaults = EVERY_PROCESS | {"DATA_DIR": str(data), "STATIC_ROOT": str(collected)}
            process = WebProcess(place / "web.log", defaults | environment)
            ends.callback(process.close)
            process.start()
            return process

        yield make


@pytest.fixture
def web(request: pytest.FixtureRequest, make_web: MakeWeb) -> Iterator[MakeWeb]:
    """Makes web processes that end with the test.

    `web()` runs on SQLite and in memory, with data of its own; `web(DATABASE_URL=postgres_url,
    REDIS_URL=redis_server.url)` on those; `web(DATA_DIR=str(first.data_dir))` shares a SQLite with `first`.
    """
    made: list[WebProcess] = []

    def make(**environment: str) -> WebProcess:
        made.append(make_web(**environment))
        return made[-1]

    yield make
    for process in made:
        process.close()
        show_log(request.node, process)


def show_log(test: pytest.Item, process: RealProcess) -> None:
    """Have the end of the log shown with the test's failure."""
    test.add_report_section("teardown", f"log of {process.name.lower()}", process.log[-5000:])


@pytest.fixture(scope="session")
def services_environment() -> dict[str, str]:
    """The PostgreSQL and the Redis that `python -m tests.services` started for us, if it did."""
    return {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if name in os.environ}
