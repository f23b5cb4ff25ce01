"""Passwords cannot be tried out quickly, and nobody shuts out somebody else by trying."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from project.realtime import rates

PASSWORD = "not-easily-guessed-7"


@pytest.fixture(autouse=True)
def few(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LOGINS_PER_MINUTE = 3
    monkeypatch.setattr(rates, "now", lambda: 1_000_000.0)  # all of it in one minute
    cache.clear()
    User.objects.create_superuser("ina", password=PASSWORD)


def sign_in(name: str, password: str, address: str = "192.0.2.1") -> int:
    answer = Client(REMOTE_ADDR=address).post("/admin/login/?next=/", {"username": name, "password": password})
    if answer.status_code == 200 and "Too many attempts" in answer.content.decode():
        return 429
    return answer.status_code


def test_after_some_attempts_the_right_password_is_refused_too() -> None:
    assert sign_in("ina", PASSWORD) == 302
    assert [sign_in("ina", "wrong") for _ in range(3)] == [200, 200, 429]
    assert sign_in("ina", PASSWORD) == 429


def test_the_next_minute_is_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [sign_in("ina", "wrong") for _ in range(4)][-1] == 429
    monkeypatch.setattr(rates, "now", lambda: 1_000_060.0)
    assert sign_in("ina", PASSWORD) == 302


def test_whoever_tries_elsewhere_shuts_out_nobody() -> None:
    assert [sign_in("ina", "wrong") for _ in range(4)][-1] == 429
    assert sign_in("ina", PASSWORD, address="192.0.2.2") == 302


def test_one_address_tries_no_crowd_of_names() -> None:
    statuses = [sign_in(f"name-{number}", "wrong") for number in range(31)]
    assert statuses == [200] * 30 + [429]
