"""The liveblog when parts of it are gone: no broker while a post is saved, a worker that was killed."""

import asyncio
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.client import Client, visit
from tests.conftest import EVERY_PROCESS, MakeWeb
from tests.redis_server import RedisServer
from tests.web_process import WebProcess, manage
from tests.worker_process import WorkerProcess

LOBBY = "/live/lobby/"

Database = psycopg.Connection[Any]


@pytest.fixture
def environment(postgres_url: str, redis_server: RedisServer) -> dict[str, str]:
    return {"DATABASE_URL": postgres_url, "REDIS_URL": redis_server.url}


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def make_worker(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[[], WorkerProcess]]:
    made: list[WorkerProcess] = []

    def make() -> WorkerProcess:
        place = {"DATA_DIR": str(tmp_path)}
        made.append(WorkerProcess(tmp_path / f"worker-{len(made)}.log", environment | place, "scheduler"))
        made[-1].start()
        return made[-1]

    yield make
    for process in made:
        process.close()


def edit_key(database: Database) -> str:
    row = database.execute("SELECT edit_key FROM realtime_room WHERE kind = 'live'").fetchone()
    assert row
    return str(row[0])


def post_over_rest(web: WebProcess, key: str, body: bytes) -> int:
    """Publish as a script with the edit link; the status."""
    headers = {"Authorization": f"Link {key}", "Content-Type": "application/json"}
    asked = urllib.request.Request(f"{web.url}/api/blogs/lobby/posts/", body, headers)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return int(answer.status)


def said(reader: Client) -> list[str]:
    return [event["body"] for event in reader.events if event["type"] == "post.added"]


async def test_without_a_broker_posts_are_saved_and_readers_of_other_processes_catch_up(
    web: MakeWeb, environment: dict[str, str], database: Database, redis_server: RedisServer, tmp_path: Path
) -> None:
    first, second = web(**environment), web(**environment)
    key = edit_key(database)
    async with Client(second, visit(second, LOBBY), LOBBY) as reader:
        redis_server.kill()
        assert await asyncio.to_thread(post_over_rest, first, key, b'{"body": "No broker."}') == 201
        await asyncio.to_thread(
            manage, "announce", "From a script.", DATA_DIR=str(tmp_path), **EVERY_PROCESS, **environment
        )
        redis_server.start()
        assert await asyncio.to_thread(post_over_rest, first, key, b'{"body": "It is back."}') == 201
        expected = [f"<p>{text}</p>" for text in ("No broker.", "From a script.", "It is back.")]
        await reader.until(lambda: said(reader) == expected, "all three posts, in order")
        assert not reader.close_codes  # and nobody was thrown out


async def test_a_killed_worker_and_two_at_once_publish_each_post_once(
    web: MakeWeb, environment: dict[str, str], database: Database, make_worker: Callable[[], WorkerProcess]
) -> None:
    process = web(**environment)
    make_worker().kill()
    database.execute("UPDATE realtime_room SET public_role = 'editor' WHERE kind = 'live'")
    async with Client(process, visit(process, LOBBY), LOBBY) as editor:
        for number in range(10):
            fields = {"body": f"Due {number}.", "status": "scheduled", "publish_at": "2026-01-01T00:00:00Z"}
            await editor.done(await editor.command("post.add", id=str(uuid4()), **fields))
        make_worker()
        make_worker()
        await editor.until(lambda: len(said(editor)) >= 10, "all ten posts")
        await editor.done(await editor.command("chat.say", text="The end"))
        assert sorted(said(editor)) == [f"<p>Due {number}.</p>" for number in range(10)]
