"""The stack of `docker-compose.yml` as plain processes: three web processes behind the proxy, PostgreSQL, Redis."""

import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest

from tests.client import Client, visit
from tests.conftest import MakeWeb, show_log
from tests.postgres_server import PostgresServer
from tests.proxy_server import ProxyServer
from tests.redis_server import RedisServer
from tests.web_process import WebProcess

LOBBY = "/map/lobby/"


@pytest.fixture
def webs(web: MakeWeb, postgres_url: str, redis_server: RedisServer) -> list[WebProcess]:
    stack = {"DATABASE_URL": postgres_url, "REDIS_URL": redis_server.url, "BEHIND_PROXY": "1"}
    return [web(**stack) for _ in range(3)]


@pytest.fixture
def proxy(
    request: pytest.FixtureRequest, webs: list[WebProcess], collected: Path, tmp_path: Path
) -> Iterator[ProxyServer]:
    proxy = ProxyServer(tmp_path, webs, collected)
    proxy.start()
    yield proxy
    proxy.close()
    show_log(request.node, proxy)


def ask(url: str) -> int:
    """The status of the answer; of a connection that breaks, 0."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, OSError):
        return 0


@asynccontextmanager
async def reading_pages(url: str) -> AsyncIterator[list[int]]:
    """Load a page again and again; the statuses."""
    statuses: list[int] = []

    async def read() -> None:
        while True:
            statuses.append(await asyncio.to_thread(ask, url))

    reading = asyncio.create_task(read())
    yield statuses
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)


async def in_step(clients: list[Client], seq: int) -> None:
    for client in clients:
        await client.until(partial(has_reached, client, seq), f"event {seq}")


def has_reached(client: Client, seq: int) -> bool:
    return client.seq is not None and client.seq >= seq


async def test_a_rolling_restart_shows_no_error_and_loses_nothing(webs: list[WebProcess], proxy: ProxyServer) -> None:
    clients = [Client(proxy, visit(proxy, LOBBY)) for _ in range(6)]
    marker = str(uuid4())
    async with clients[0] as writer, clients[1], clients[2], clients[3], clients[4], clients[5]:
        await writer.done(await writer.command("marker.add", id=marker, lat=0, lng=0))
        ops: list[str] = []
        async with reading_pages(proxy.url + LOBBY) as statuses:
            for web in webs:
                stopping = asyncio.create_task(asyncio.to_thread(web.terminate))
                while not stopping.done():
                    ops.append(await writer.command("marker.move", id=marker, lat=1, lng=len(ops) % 90))
                    await asyncio.sleep(0.1)
                await asyncio.to_thread(web.start)
        last = max([await writer.done(op) for op in ops])
        await in_step(clients, last)  # each client asserts that nothing is missing, and nothing comes twice
        moved = [event["op"] for event in clients[5].events if event["op"] in ops]
        assert sorted(moved) == sorted(ops)
        assert {*statuses} == {HTTPStatus.OK}
        here = {client.you["id"] for client in clients}
        await writer.until(lambda: {person["id"] for person in writer.people} == here, "just these six people")
    codes = {code for client in clients for code in client.close_codes}
    assert codes == {1012}


async def test_without_the_database_nothing_is_acknowledged_and_all_is_stored_later(
    webs: list[WebProcess], proxy: ProxyServer, postgres_server: PostgresServer
) -> None:
    marker = str(uuid4())
    async with Client(proxy, visit(proxy, LOBBY)) as ana, Client(proxy, visit(proxy, LOBBY)) as ben:
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        await asyncio.to_thread(postgres_server.terminate)
        ops = [await ana.command("marker.move", id=marker, lat=1, lng=number) for number in range(5)]
        await ana.until(lambda: ana.errors, "the first refusal")
        assert {error["code"] for error in ana.errors} == {"failed"}
        assert [op for op in ops if op in ana.acked] == []
        assert await asyncio.to_thread(ask, f"{webs[0].url}/healthz") == HTTPStatus.SERVICE_UNAVAILABLE
        assert await asyncio.to_thread(ask, f"{webs[0].url}/livez") == HTTPStatus.OK
        await asyncio.to_thread(postgres_server.start)
        last = max([await ana.done(op) for op in ops])
        await in_step([ben], last)
        stored = [event["op"] for event in ben.events if event["op"] in ops]
        assert sorted(stored) == sorted(ops), "each once; each is tried again by itself, so in any order"


def test_the_proxy_keeps_what_is_not_for_everybody_and_serves_files_itself(
    webs: list[WebProcess], proxy: ProxyServer, tmp_path: Path, collected: Path
) -> None:
    assert "Valid configuration" in proxy.validate()
    assert ask(f"{webs[0].url}/metrics") == HTTPStatus.OK
    assert ask(f"{proxy.url}/metrics") == HTTPStatus.NOT_FOUND
    (tmp_path / "picture.webp").write_bytes(b"picture")
    manifest = json.loads((collected / "staticfiles.json").read_text())
    for path in ("/media/picture.webp", f"/static/{manifest['paths']['css/main.css']}"):
        with urllib.request.urlopen(proxy.url + path, timeout=10) as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert ask(f"{proxy.url}/media/../Caddyfile") == HTTPStatus.NOT_FOUND
