"""What operators ask a process: whether it lives, whether it is well, and what it counts."""

import asyncio
import json
import threading
from http import HTTPStatus
from typing import Any, NamedTuple

import pytest
from channels.testing import HttpCommunicator
from django.db import OperationalError
from django.test import Client

from project.asgi import application
from project.realtime import drain, health
from project.realtime import metrics as counted
from project.realtime.database import THREADS, in_thread

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser() -> Client:
    return Client()


class Answer(NamedTuple):
    status: int
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        return dict(json.loads(self.body))


async def asked(path: str) -> Answer:
    """What the whole ASGI application says."""
    answer = await HttpCommunicator(application, "GET", path).get_response()
    return Answer(answer["status"], answer["body"])


async def test_a_healthy_process_says_so() -> None:
    assert await asked("/livez") == (HTTPStatus.OK, b"ok\n")
    answer = await asked("/healthz")
    assert answer.status == HTTPStatus.OK
    assert answer.told | {"version": ""} == {
        "healthy": True, "version": "", "database": True, "not_draining": True, "event_loop": True,
    }  # fmt: skip


async def test_a_process_that_is_going_is_not_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drain, "draining", lambda: True)
    answer = await asked("/healthz")
    assert (answer.status, answer.told["not_draining"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)
    assert (await asked("/livez")).status == HTTPStatus.OK


async def test_without_the_database_a_process_is_not_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise OperationalError("gone")

    monkeypatch.setattr(health, "_ask", fail)
    answer = await asked("/healthz")
    assert (answer.status, answer.told["database"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)


async def test_a_process_whose_loop_is_late_is_not_healthy() -> None:
    counted.LOOP_LAG.set(health.LAG + 1)
    try:
        answer = await asked("/healthz")
    finally:
        counted.LOOP_LAG.set(0)
    assert (answer.status, answer.told["event_loop"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("127.0.0.1", 200), ("10.2.3.4", 200), ("::1", 200), ("fd00::1", 200), ("::ffff:192.168.0.1", 200),
        ("8.8.8.8", 403), ("2001:4860:4860::8888", 403), ("::ffff:8.8.8.8", 403), ("", 403),
    ],
)  # fmt: skip
def test_metrics_are_for_private_addresses(browser: Client, address: str, status: int) -> None:
    answer = browser.get("/metrics", REMOTE_ADDR=address)
    assert answer.status_code == status
    assert (b"roomful_sockets" in answer.content) == (status == HTTPStatus.OK)


def test_metrics_are_for_whoever_has_the_token(browser: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = "s3cret"
    assert browser.get("/metrics").status_code == HTTPStatus.FORBIDDEN
    assert browser.get("/metrics", headers={"authorization": "Bearer s3cre"}).status_code == HTTPStatus.FORBIDDEN
    right = {"authorization": "Bearer s3cret"}
    assert browser.get("/metrics", REMOTE_ADDR="8.8.8.8", headers=right).status_code == HTTPStatus.OK


async def test_health_is_answered_while_every_thread_for_the_database_is_busy() -> None:
    """As when very many people come in at once."""
    over = threading.Event()
    busy = [asyncio.create_task(in_thread(over.wait)) for _ in range(4 * THREADS)]
    answer = await asked("/healthz")
    over.set()
    await asyncio.gather(*busy)
    assert answer.status == HTTPStatus.OK
