"""What is sent over REST is checked by the commands of the sockets, and refused in the same words."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError, OperationalError

from project.realtime.models import Room
from tests.api.asking import CAFE, markers, script
from tests.room_fixtures import add_marker


@pytest.mark.parametrize(
    "body",
    [
        {}, [], None, "text", 7, {"lat": 1}, CAFE | {"lat": 91}, CAFE | {"lng": -180.5}, CAFE | {"lat": "1"},
        CAFE | {"lat": True}, CAFE | {"lat": None}, CAFE | {"title": "x" * 121}, CAFE | {"title": "a\0b"},
        CAFE | {"note": "x" * 2001}, CAFE | {"color": "Red;"}, CAFE | {"icon": "<b>"}, CAFE | {"locked": "yes"},
        CAFE | {"id": "7"}, CAFE | {"id": None}, CAFE | {"id": ""}, CAFE | {"seq": 1}, CAFE | {"op": "x"},
        CAFE | {"type": "marker.remove"},
    ],
)  # fmt: skip
def test_a_marker_that_cannot_be_is_refused(room: Room, body: Any) -> None:
    status, told = script(room).post(markers(room), body)
    assert (status, told["code"]) == (400, "invalid")
    assert told["detail"].endswith(".")
    assert not room.events.exists()


@pytest.mark.parametrize("body", [{}, {"lat": 91}, {"lat": None}, {"id": str(uuid4())}, {"seq": 1}, {"title": 7}, [1]])
def test_a_change_that_cannot_be_is_refused(room: Room, body: Any) -> None:
    id = add_marker(room, **CAFE)
    status, told = script(room).patch(markers(room, f"{id}/"), body)
    assert (status, told["code"]) == (400, "invalid")
    assert room.events.count() == 1


def raw(room: Room, content: bytes, type: str = "application/json") -> tuple[int, dict[str, Any]]:
    asker = script(room)
    answer: Any = asker.client.generic("POST", f"/api{markers(room)}", content, type, headers=asker.headers)
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"{", 400, "invalid"),
        (b'{"lat": NaN}', 400, "invalid"),
        (b'{"lat": 1e999, "lng": 0}', 400, "invalid"),
        (b'{"title": "\xff"}', 400, "invalid"),
        (b'{"title": "\\ud800", "lat": 1, "lng": 1}', 400, "invalid"),
        (b'{"a":' * 50_000, 400, "invalid"),
        (b" " * (256 * 1024 + 1), 413, "too_large"),
    ],
    ids=["open", "nan", "huge", "utf8", "surrogate", "deep", "large"],
)
def test_a_body_that_is_no_json_is_refused(room: Room, content: bytes, status: int, code: str) -> None:
    answered, told = raw(room, content)
    assert (answered, told["code"]) == (status, code)


def test_a_form_is_not_understood(room: Room) -> None:
    assert raw(room, b"lat=1", "application/x-www-form-urlencoded")[0] == 415


@pytest.mark.parametrize(
    ("failure", "answer"),
    [(OperationalError("gone away"), (503, "failed", 1)), (DataError("out of range"), (400, "invalid", None))],
    ids=["gone", "unstorable"],
)
def test_it_is_to_be_sent_again_only_if_the_database_may_take_it_then(
    room: Room, monkeypatch: pytest.MonkeyPatch, failure: Exception, answer: tuple[int, str, int | None]
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr("project.realtime.events.writing", fail)
        status, told = script(room).post(markers(room), CAFE)
    assert (status, told["code"], told.get("retry_after")) == answer
