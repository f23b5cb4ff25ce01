"""What the stories of this folder ask of a stack: the proxy's address, and services that go and come back.

`plain_stack.py` has it as processes of this machine, `compose_stack.py` as `docker-compose.yml` has it.
"""

import urllib.error
import urllib.request
from typing import Any, Protocol

EVENTS = """
    SELECT event.seq, event.op FROM realtime_event AS event JOIN realtime_room AS room ON room.id = event.room_id
    WHERE room.kind = 'map' AND room.slug = 'lobby' ORDER BY event.seq
"""


class Stack(Protocol):
    """Some web processes behind the proxy, a worker, PostgreSQL, Redis."""

    name: str
    url: str  # the proxy's
    webs: int  # web processes

    def ws(self, path: str) -> str: ...

    # A service by its name in docker-compose.yml; every call returns when it is done
    def kill(self, service: str) -> None: ...
    def stop(self, service: str) -> None: ...
    def start(self, service: str) -> None: ...
    def pause(self, service: str) -> None: ...
    def resume(self, service: str) -> None: ...

    def restart_one(self, number: int) -> None:
        """One web process is asked to go (SIGTERM), and another comes in its place; numbers begin at 0."""

    def roll(self) -> None:
        """All web processes are replaced, one after the other, as for a new version."""

    def restart_all(self) -> None:
        """All of them at once: nobody is there for a while."""

    def statuses(self, path: str) -> list[int]:
        """What each web process answers, without the proxy."""

    def answers(self, path: str) -> list[str]:
        """The same, as text."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Of the database."""

    def logs(self) -> str:
        """Of the web processes and the worker."""

    def make_whole(self) -> None:
        """Start what a story before has left behind."""


def ask(url: str) -> int:
    """The status of the answer; of a connection that breaks, 0."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, OSError):
        return 0


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return str(answer.read().decode())
