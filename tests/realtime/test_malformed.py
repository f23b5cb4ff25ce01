"""Malformed frames: each gets an error that says what is wrong, and harms nothing."""

import json
import logging
from typing import Any
from uuid import UUID

import msgspec
import pytest

from mapmarkers.messages import decoder
from project.realtime.models import Room
from tests.tabs import Tab
from tests.visitors import Visitors

ID = str(UUID(int=1))
MOVE: dict[str, Any] = {"type": "marker.move", "op": "1", "id": ID, "lat": 1, "lng": 2}
ADD = MOVE | {"type": "marker.add"}
SAY = {"type": "chat.say", "op": "1", "text": "a"}


@pytest.fixture
async def tab(room: Room, visitors: Visitors, no_limits: None) -> Tab:
    return await visitors.enter(room, "Ana", "owner")


FIELDS: list[tuple[dict[str, Any], str]] = [
    (MOVE | {"id": "x"}, "id"),
    (MOVE | {"id": 1}, "id"),
    (MOVE | {"lat": 90.001}, "lat"),
    (MOVE | {"lat": -91}, "lat"),
    (MOVE | {"lat": "1"}, "lat"),
    (MOVE | {"lat": None}, "lat"),
    (MOVE | {"lng": 180.5}, "lng"),
    (MOVE | {"lng": [1]}, "lng"),
    (MOVE | {"lng": 10**400}, "lng"),
    (MOVE | {"op": ""}, "op"),
    (MOVE | {"op": "x" * 65}, "op"),
    (MOVE | {"op": "a\0b"}, "op"),
    (MOVE | {"op": 7}, "op"),
    ({key: MOVE[key] for key in MOVE if key != "lat"}, "lat"),
    ({key: MOVE[key] for key in MOVE if key != "op"}, "op"),
    (MOVE | {"zoom": 3}, "zoom"),
    (ADD | {"title": "x" * 121}, "title"),
    (ADD | {"title": "two\nlines"}, "title"),
    (ADD | {"title": "NUL\0"}, "title"),
    (ADD | {"note": "x" * 2001}, "note"),
    (ADD | {"note": "NUL\0"}, "note"),
    (ADD | {"color": "#12345"}, "color"),
    (ADD | {"color": "red; background: url(x)"}, "color"),
    (ADD | {"icon": "../../etc"}, "icon"),
    (ADD | {"locked": 1}, "locked"),
    (SAY | {"text": ""}, "text"),
    (SAY | {"text": " \n "}, "text"),
    (SAY | {"text": "x" * 501}, "text"),
    (SAY | {"text": "\0"}, "text"),
    (SAY | {"text": "a\0"}, "text"),
    ({"type": "room.rename", "op": "1", "title": "  "}, "title"),
    ({"type": "room.rename", "op": "1", "title": "\x01"}, "title"),
    ({"type": "room.rename", "op": "1", "title": "x" * 121}, "title"),
    ({"type": "room.freeze", "op": "1", "frozen": "yes"}, "frozen"),
    ({"type": "person.rename", "name": ""}, "name"),
    ({"type": "person.rename", "name": "\x07"}, "name"),
    ({"type": "person.rename", "name": "x" * 41}, "name"),
    ({"type": "person.rename", "color": "#ff0000"}, "color"),
    ({"type": "hello", "since": -1}, "since"),
    ({"type": "hello", "since": 1.5}, "since"),
    ({"type": "hello", "since": True}, "since"),
    ({"type": "seen"}, "seq"),
    ({"type": "seen", "seq": "1"}, "seq"),
    ({"type": "view.show", "lat": 1, "lng": 2, "zoom": 25}, "zoom"),
    ({"type": "marker.dragg"}, "type"),
    ({"type": 7}, "type"),
    ({"no": "type"}, "type"),
]


@pytest.mark.parametrize(("frame", "field"), FIELDS, ids=[f"{f.get('type')} {n}" for n, (f, _) in enumerate(FIELDS)])
def test_the_error_says_which_field_is_wrong(frame: dict[str, Any], field: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=rf"\b{field}\b"):
        decoder.decode(json.dumps(frame))


async def test_the_error_names_the_field_and_the_command(tab: Tab) -> None:
    await tab.send(**MOVE | {"lat": 91, "op": "9f2c"})
    error = await tab.next("error")
    assert (error["code"], error["op"], error["id"]) == ("invalid", "9f2c", ID)
    assert "`$.lat`" in error["detail"]


WRONG = [
    "", " ", "x", "{", "{}", "[]", "null", "1", '"hello"', "true", '{"type":"ping"}x', '{"type":"ping",}',
    '{"type":"hello","since":NaN}', '{"type":"hello","since":Infinity}', '{"type":"hello","since":1e999}',
    '{"type":"cursor.move","lat":1e999,"lng":0}', '{"type":"cursor.move","lat":-1e999,"lng":0}',
    '{"type":"cursor.move","lat":NaN,"lng":0}', '{"type":"seen","seq":' + "9" * 5000 + "}",
    '{"type":"chat.say","op":"1","text":"\\ud800"}', '{"type":"chat.say","op":"\\udfff","text":"a"}',
    '{"type":"chat.say","op":"1","text":"\\u0000"}', '{"type":"chat.say","op":"1","text":"\x01"}',
    '{"type":"ping","type":"hello","since":"x"}', '{"type":"hello","since":0,"since":"x"}',
    "[" * 30_000, '{"a":' * 10_000, '{"a":' + "[" * 10_000 + "]" * 10_000 + ',"type":"ping"}',
    '{"type":"ping","op":' + "[" * 10_000 + "]" * 10_000 + "}", "\0", "\ufeff{}",
]  # fmt: skip


async def test_nonsense_is_answered_and_the_socket_goes_on(tab: Tab, caplog: pytest.LogCaptureFixture) -> None:
    for text in WRONG:
        await tab.send_text(text)
        got = [frame for frame in await tab.settle() if frame["type"] != "people"]
        assert [(frame["type"], frame.get("code")) for frame in got] == [("error", "invalid")], text[:80]
    assert (await tab.command("chat.say", text="and still"))["seq"] == 1
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_of_two_equal_keys_the_last_counts(tab: Tab) -> None:
    await tab.send_text('{"type":"chat.say","op":"1","text":"first","text":"last"}')
    assert (await tab.event("chat.said"))["text"] == "last"


async def test_letters_of_all_the_world_are_kept(tab: Tab) -> None:
    text = "Zürich Αθήνα 東京 👩‍👩‍👧 \u202e rtl \u2028 \x7f"
    await tab.command("chat.say", text=text)
    assert (await tab.event("chat.said"))["text"] == text
    assert (await tab.hello())["state"]["chat"][0]["text"] == text
