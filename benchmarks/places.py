"""What the servers under test find: rooms in a database, and a PostgreSQL or a Redis where they use one.

The database is made once; each server gets a copy of it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from benchmarks.subjects import Subject
from tests.postgres_server import PostgresServer
from tests.redis_server import RedisServer

ROOT = Path(__file__).resolve().parent.parent  # of the project that is measured
SEED = ROOT / "benchmarks" / "seed.py"

# What one person may do is not what is measured: all load comes from one address.
SETTINGS = {
    "HOST": "127.0.0.1",
    "LOG_LEVEL": "WARNING",
    "SOCKETS_PER_ADDRESS": "100000",
    "SOCKETS_PER_PROCESS": "100000",
    "JOINS_PER_SECOND": "100000",
    "COMMANDS_PER_SECOND": "100000",
    "LIVE_PER_SECOND": "100000",
}
STEERING = ("DATABASE_URL", "REDIS_URL", "DEBUG", "DOMAIN", "PORT")

_home = tempfile.TemporaryDirectory(prefix="roomful-bench-")
HOME = Path(_home.name)
HOME.chmod(0o755)  # PostgreSQL is another user
_numbers = count(1)


class SafePostgres(PostgresServer):
    """The tests' PostgreSQL, but what it has committed is on the disk."""

    def command(self) -> Sequence[str]:
        return [*super().command(), "-c", "fsync=on", "-c", "full_page_writes=on"]


@dataclass
class Place:
    """A folder and the addresses of services, for one server."""

    folder: Path
    urls: dict[str, str] = field(default_factory=dict)
    pids: dict[str, int] = field(default_factory=dict)


@contextmanager
def place(subject: Subject) -> Iterator[Place]:
    made = Place(HOME / f"place-{next(_numbers)}")
    shutil.copytree(_sqlite(), made.folder)
    (made.folder / "static").mkdir()
    try:
        if subject.files:
            shutil.copytree(_collected(), made.folder / "static", dirs_exist_ok=True)
        if subject.postgres:
            database = _seeded_postgres()
            made.urls["DATABASE_URL"] = database.create_database(f"place_{next(_numbers)}", template="seed")
            made.pids["postgres"] = database.pid
        if subject.redis:
            redis = _redis()
            redis.forget_everything()
            made.urls["REDIS_URL"] = redis.url
            made.pids["redis"] = redis.pid
        yield made
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)


def environment(place: Place, subject: Subject) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in STEERING}
    folder = str(place.folder)
    ours = {"DATA_DIR": folder, "STATIC_ROOT": f"{folder}/static", "DJANGO_SETTINGS_MODULE": subject.settings}
    return kept | SETTINGS | ours | place.urls


@cache
def _sqlite() -> Path:
    folder = HOME / "seed"
    folder.mkdir()
    _fill(folder, {})
    return folder


@cache
def _collected() -> Path:
    environment = {**os.environ, "DATA_DIR": str(_sqlite()), "STATIC_ROOT": str(HOME / "static")}
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(collect, check=True, cwd=ROOT, env=environment)
    return HOME / "static"


@cache
def _seeded_postgres() -> SafePostgres:
    folder = HOME / "postgres"
    folder.mkdir()
    folder.chmod(0o755)
    server = SafePostgres(folder)
    server.start()
    _fill(folder, {"DATABASE_URL": server.create_database("seed")})
    return server


@cache
def _redis() -> RedisServer:
    folder = HOME / "redis"
    folder.mkdir()
    server = RedisServer(folder)
    server.start()
    return server


def _fill(folder: Path, urls: dict[str, str]) -> None:
    """Make the tables, and the rooms of `seed.py`."""
    environment = {**os.environ, "DATA_DIR": str(HOME / "seed"), "PYTHONPATH": str(ROOT), **urls}
    for words in (["manage.py", "migrate", "--verbosity=0"], ["-P", str(SEED)]):
        subprocess.run([sys.executable, *words], check=True, cwd=ROOT, env=environment)


def end_services() -> None:
    """End what was started for several servers."""
    for service in (_seeded_postgres, _redis):
        if service.cache_info().currsize:
            service().close()
    _home.cleanup()
