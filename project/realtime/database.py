"""ORM calls from the event loop, on a small pool of threads of their own.

`database_sync_to_async` shares one thread with everything else in the process, so that one slow
query holds up every socket; see docs/decisions.md.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from channels.db import DatabaseSyncToAsync
from django.db import connection

P = ParamSpec("P")
R = TypeVar("R")

THREADS = 4
_pool = ThreadPoolExecutor(THREADS, thread_name_prefix="database")


async def in_thread(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `work` on one of the database threads and return what it returns."""
    call = DatabaseSyncToAsync(work, thread_sensitive=False, executor=_pool)
    result: R = await call(*args, **kwargs)
    return result


def checkpoint() -> None:
    """SQLite: move what was committed into the database's file. Else a commit would do it now and then, and be late."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")  # writers need not wait for it
