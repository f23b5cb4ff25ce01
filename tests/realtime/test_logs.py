"""What is logged: about which request or room, in JSON where that is asked for, and nothing that opens a room."""

import json
import logging
import sys
from typing import Any

import pytest
from django.test import AsyncClient, Client

from project import logs
from project.realtime.models import Room
from tests.room_fixtures import ANA
from tests.visitors import Visitors


def record(message: str, *args: Any, exc_info: Any = None) -> logging.LogRecord:
    return logging.LogRecord("project.here", logging.WARNING, __file__, 1, message, args, exc_info)


def written(line: logging.LogRecord) -> dict[str, Any]:
    logs.Discreet().filter(line)
    told: dict[str, Any] = json.loads(logs.Json().format(line))
    return told


def test_a_line_is_an_object_that_says_when_where_and_what() -> None:
    line = written(record("%s of %d", "café", 3))
    assert line.items() >= {"level": "warning", "logger": "project.here", "message": "café of 3"}.items()
    assert line["at"].endswith("+00:00")


def test_a_failure_brings_its_traceback() -> None:
    try:
        raise ValueError("no /join/abc-DEF_1/")
    except ValueError:
        line = written(record("failed", exc_info=sys.exc_info()))
    assert "Traceback" in line["exception"]
    assert "no /join/…/" in line["exception"]


@pytest.mark.parametrize("host", ["evil.example", "a b", "localhost, evil.example"])
def test_what_somebody_sent_is_worth_a_line_but_no_traceback(host: str, client: Client, caplog: Any) -> None:
    caplog.handler.addFilter(logs.Discreet())
    assert client.get("/", headers={"host": host}).status_code == 400
    lines = [line for line in caplog.records if "Host" in line.getMessage() or "HOST" in line.getMessage()]
    assert [line.exc_info for line in lines] == [None]


@pytest.mark.parametrize("path", ["/join/%s/", "/map/a/embed/?key=%s", "/x/?a=1&key=%s"])
def test_no_link_is_written_down(path: str) -> None:
    key = "aB3_-x9"
    line = written(record("Not Found: %s", path % key))
    assert key not in json.dumps(line)
    assert line["message"] == "Not Found: " + path % "…"


def test_each_answer_names_its_request(client: Client, db: None) -> None:
    first, second = (client.get("/metrics").headers["X-Request-Id"] for _ in range(2))
    assert len(first) == 8
    assert first != second


async def test_the_lines_of_a_request_name_it(
    async_client: AsyncClient, caplog: pytest.LogCaptureFixture, db: None
) -> None:
    caplog.handler.addFilter(logs.Discreet())
    answer = await async_client.get("/nowhere/")
    (line,) = [line for line in caplog.records if line.name == "django.request"]
    assert getattr(line, "about", None) == {"request": answer.headers["X-Request-Id"]}


async def test_the_lines_of_a_socket_name_its_room(
    room: Room, visitors: Visitors, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.handler.addFilter(logs.Discreet())
    tab = await visitors.enter(room, "Ana", "editor")
    with monkeypatch.context() as patch:
        patch.setattr("project.realtime.events.Log.append", lambda *_, **__: 1 / 0)
        assert (await tab.command("chat.say", text="a"))["code"] == "failed"
    (line,) = [line for line in caplog.records if line.getMessage() == "command failed"]
    about = getattr(line, "about", {})
    assert about["room"] == str(room)
    assert len(about["socket"]) == 8
    assert ANA.name not in json.dumps(about)
