"""Fixtures of the fault tests: the stack in use, as one web process or two."""

import pytest

from tests.conftest import MakeWeb
from tests.redis_server import RedisServer
from tests.web_process import WebProcess


@pytest.fixture
def stack(postgres_url: str, redis_server: RedisServer) -> dict[str, str]:
    """The environment of web processes that share a PostgreSQL and a Redis."""
    return {"DATABASE_URL": postgres_url, "REDIS_URL": redis_server.url}


@pytest.fixture
def two(web: MakeWeb, stack: dict[str, str]) -> tuple[WebProcess, WebProcess]:
    return web(**stack), web(**stack)
