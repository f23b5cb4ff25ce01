"""However many requests come at once, the processes hold no more connections to PostgreSQL than they were given."""

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from tests.compose.resident import LOBBY
from tests.compose.stack import Stack, ask

REQUESTS, AT_ONCE = 150, 30
OF_ONE_PROCESS = 10  # DATABASE_CONNECTIONS, which nobody has set
HELD = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


def test_a_crowd_of_requests_shares_the_connections(stack: Stack) -> None:
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        statuses = [*crowd.map(ask, [stack.url + LOBBY] * REQUESTS)]
    assert {*statuses} == {HTTPStatus.OK}
    ((held,),) = stack.rows(HELD)
    assert 0 < held <= OF_ONE_PROCESS * (stack.webs + 1)
