"""Who asks too often has to wait; those beside them need not."""

import json
from typing import Any

import pytest
from django.core.cache import cache

from project.realtime import cautious_cache, rates
from project.realtime.models import Room
from tests.api.asking import Asker, browser, script

pytestmark = pytest.mark.usefixtures("still")


@pytest.fixture
def still(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a minute of a minute is over, and stays so."""
    settings.API_READS_PER_MINUTE, settings.API_WRITES_PER_MINUTE = 3, 1
    monkeypatch.setattr(rates, "now", lambda: 90.0)


def read(asker: Asker, room: Room, times: int) -> list[int]:
    return [asker.get(f"/maps/{room.slug}/markers/")[0] for _ in range(times)]


def test_too_many_reads_have_to_wait(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = script(room, "viewer")
    assert read(ana, room, 4) == [200, 200, 200, 429]
    answer = ana.answer("GET", f"/maps/{room.slug}/markers/")
    told = json.loads(answer.content)
    assert (told["code"], told["retry_after"], answer["Retry-After"]) == ("rate_limited", 30, "30")
    assert read(script(room, "editor"), room, 1) == read(browser(room), room, 1) == [200]
    monkeypatch.setattr(rates, "now", lambda: 120.0)
    assert read(ana, room, 1) == [200]


def test_changes_are_counted_by_themselves(room: Room) -> None:
    ana = script(room)
    adds = [ana.post(f"/maps/{room.slug}/markers/", {"lat": 1, "lng": 2})[0] for _ in range(2)]
    assert adds == [201, 429]
    assert read(ana, room, 1) == [200]


def test_an_address_has_its_limit_whatever_sessions_it_shows(room: Room, settings: Any) -> None:
    settings.API_READS_PER_MINUTE = 1
    assert [read(browser(room), room, 1) for _ in range(11)] == [[200]] * 10 + [[429]]


def test_without_a_cache_nobody_is_turned_away(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cautious_cache, "_caution", cautious_cache.Caution())
    monkeypatch.setattr(cache, "add", gone)
    assert read(script(room), room, 5) == [200] * 5


def gone(*_: Any) -> None:
    raise ConnectionError("Redis is gone")
