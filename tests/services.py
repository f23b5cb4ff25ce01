"""A PostgreSQL and a Redis for as long as a command runs: `python -m tests.services -- pytest tests/realtime`."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres_server import PostgresServer
from tests.redis_server import RedisServer


@contextmanager
def place() -> Iterator[Path]:
    """Make a folder that an unprivileged PostgreSQL can reach, and remove it in the end."""
    path = Path(tempfile.mkdtemp(prefix="roomful-services-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def redis_server() -> Iterator[RedisServer]:
    with place() as path:
        server = RedisServer(path)
        try:
            server.start()
            yield server
        finally:
            server.close()


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    with place() as path:
        server = PostgresServer(path)
        try:
            server.start()
            yield server
        finally:
            if server.running:
                server.resume()
            server.close()


def main(command: list[str]) -> int:
    with redis_server() as redis, postgres_server() as postgres:
        urls = {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url}
        try:
            return subprocess.run(command, env=os.environ | urls, check=False).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(arguments[1:] if arguments[:1] == ["--"] else arguments))
