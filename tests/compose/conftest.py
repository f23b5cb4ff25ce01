"""The stack of the stories: what `make compose-test` has started, else processes of this machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.compose.compose_stack import ComposeStack
from tests.compose.plain_stack import PlainStack
from tests.compose.stack import Stack
from tests.conftest import EVERY_PROCESS, MakeWeb
from tests.postgres_server import PostgresServer
from tests.proxy_server import ProxyServer
from tests.redis_server import RedisServer
from tests.web_process import manage
from tests.worker_process import WorkerProcess

STACK_URL = os.environ.get("STACK_URL", "")
WEBS = 3


@pytest.fixture(scope="session")
def _stack(request: pytest.FixtureRequest) -> Iterator[Stack]:
    if STACK_URL:
        yield ComposeStack(STACK_URL)
    else:
        yield request.getfixturevalue("_processes")


@pytest.fixture(scope="session")
def _processes(
    make_web: MakeWeb,
    collected: Path,
    _postgres_server: PostgresServer,
    _redis_server: RedisServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stack]:
    place = tmp_path_factory.mktemp("stack")
    url = _postgres_server.create_database("roomful_stack")
    shared = {"DATABASE_URL": url, "REDIS_URL": _redis_server.url, "DATA_DIR": str(place / "data"), "PLACES": "1"}
    shared |= {"BEHIND_PROXY": "1", "LOG_FORMAT": "json", "STATIC_ROOT": str(collected)}
    manage("migrate", "--verbosity=0", **EVERY_PROCESS, **shared)
    webs = [make_web(**shared) for _ in range(WEBS)]
    worker = WorkerProcess(place / "worker.log", shared)
    worker.start()
    proxy = ProxyServer(place, webs, collected, place / "data" / "media")
    proxy.start()
    yield PlainStack(
        proxy=proxy, webs=webs, worker=worker, postgres=_postgres_server, redis=_redis_server, database_url=url
    )
    proxy.close()
    worker.close()


@pytest.fixture
def stack(_stack: Stack) -> Stack:
    """The whole stack, running, of which a story may take away what it likes."""
    _stack.make_whole()
    return _stack
