"""What operators ask a process: whether it lives, whether it is well, and what it counts."""

from http import HTTPStatus
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from project.realtime import drain, health
from project.realtime import metrics as counted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser() -> Client:
    return Client()


def test_a_healthy_process_says_so(browser: Client) -> None:
    assert browser.get("/livez").content == b"ok\n"
    answer = browser.get("/healthz")
    assert answer.status_code == HTTPStatus.OK
    assert answer.json() | {"version": ""} == {
        "healthy": True, "version": "", "database": True, "not_draining": True, "event_loop": True,
    }  # fmt: skip


def test_a_process_that_is_going_is_not_healthy(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drain, "draining", lambda: True)
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json()["not_draining"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)
    assert browser.get("/livez").status_code == HTTPStatus.OK


def test_without_the_database_a_process_is_not_healthy(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise OperationalError("gone")

    monkeypatch.setattr(health, "_ask", fail)
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)


def test_a_process_whose_loop_is_late_is_not_healthy(browser: Client) -> None:
    counted.LOOP_LAG.set(health.LAG + 1)
    try:
        answer = browser.get("/healthz")
    finally:
        counted.LOOP_LAG.set(0)
    assert (answer.status_code, answer.json()["event_loop"]) == (HTTPStatus.SERVICE_UNAVAILABLE, False)


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
