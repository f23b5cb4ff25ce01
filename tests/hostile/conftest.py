"""A site on PostgreSQL and Redis for those who send hostile input, and rooms for the tests that need no process."""

from collections.abc import Iterator

import pytest

from tests.conftest import MakeWeb, show_log
from tests.postgres_server import PostgresServer
from tests.redis_server import RedisServer
from tests.room_fixtures import eager_watch, no_limits, no_places, process, visitors
from tests.web_process import WebProcess

__all__ = ["eager_watch", "no_limits", "no_places", "process", "visitors"]

UNLIMITED = dict.fromkeys(
    (
        "COMMANDS_PER_SECOND", "LIVE_PER_SECOND", "API_READS_PER_MINUTE", "API_WRITES_PER_MINUTE", "IMAGES_PER_MINUTE",
        "ROOMS_PER_MINUTE",
    ),
    "1000000",
)  # fmt: skip


@pytest.fixture(scope="session")
def _unlimited_site(make_web: MakeWeb, _postgres_server: PostgresServer, _redis_server: RedisServer) -> WebProcess:
    _redis_server.start()
    database = _postgres_server.create_database("hostile", template="roomful")
    return make_web(DATABASE_URL=database, REDIS_URL=_redis_server.url, **UNLIMITED)


@pytest.fixture
def site(request: pytest.FixtureRequest, _unlimited_site: WebProcess) -> Iterator[WebProcess]:
    """A site whose limits are out of the way, so that what is behind them is met; all these tests share it."""
    _unlimited_site.start()
    yield _unlimited_site
    show_log(request.node, _unlimited_site)
