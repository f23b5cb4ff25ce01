"""What would hurt the examples, or the rooms beside them, never reaches a textbook's consumer."""

import asyncio
import struct
import zlib
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from redis.exceptions import ConnectionError as RedisIsGone

from project.firststeps.around import sockets
from project.firststeps.around.sockets import GuardedSockets, Visit
from project.firststeps.around.terms import PICTURE_BYTES, TERMS
from project.firststeps.around.workers import without_beat
from project.realtime.limits import TokenBucket, open_sockets
from tests.firststeps.page import OWN, Page
from tests.images.pictures import picture

ELSEWHERE = [(b"host", b"localhost"), (b"origin", b"http://evil.example")]


# Sockets


@pytest.mark.parametrize("path", TERMS)
async def test_no_other_site_may_open_a_socket(pages: Page, path: str) -> None:
    assert not (await pages.open(path, headers=ELSEWHERE)).is_open
    assert (await pages.open(path, headers=OWN)).is_open


async def test_a_path_that_leads_nowhere_says_so(pages: Page) -> None:
    assert await (await pages.open("nowhere/")).closed_with() == 4404


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("echo/", " "),
        ("echo/", "x" * 201),
        ("echo/", "a\0b"),
        ("echo/", b"bytes"),
        ("echo-function/", b"bytes"),
        ("greeting/", "x" * 100_000),
        ("who/", "hello"),
        ("posts/", '{"text":"forged","id":1}'),
        ("notifications/", '{"by":"forged"}'),
        ("chat/", "not JSON"),
        ("chat/", "[]"),
        ("chat/", "[" * 900),
        ("chat/", '{"text":1}'),
        ("chat/", '{"text":"x","name":"forged"}'),
        ("draw/", '{"x":0.5}'),
        ("draw/", '{"x":0.5,"y":1.5}'),
        ("draw/", '{"x":0.5,"y":NaN}'),
        ("draw/", '{"x":"0.5","y":0.5}'),
        ("divisor/", '{"number":1}'),
        ("divisor/", '{"number":1000000001}'),
        ("divisor/", '{"number":7.5}'),
        ("thumbnail/", "text"),
        ("thumbnail/", b""),
        ("thumbnail/", b"GIF89a"),
        ("thumbnail/", picture()[:-20]),
        ("thumbnail/", b"\xff\xd8" + bytes(PICTURE_BYTES)),
    ],
)
async def test_what_a_consumer_would_not_understand_is_answered_for_it(
    pages: Page, path: str, words: str | bytes
) -> None:
    socket = await pages.open(path)
    if path == "who/":
        await socket.hear()
    await socket.say(words)
    assert set(await socket.hear_json()) == {"error"}
    assert await socket.communicator.receive_nothing()  # it is open, and nobody was told


async def test_a_small_file_with_a_vast_picture_in_it_is_not_decoded(pages: Page) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 2001, 2000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
    socket = await pages.open("thumbnail/")
    await socket.say(bomb)
    assert "4 megapixels" in (await socket.hear_json())["error"]


async def test_who_draws_too_fast_is_slowed_down_and_told(pages: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TERMS, "draw/", replace(TERMS["draw/"], per_second=0.001))  # and two at once
    monkeypatch.setattr(sockets, "FLOOD", 1e6)
    ana, ben = await pages.open("draw/"), await pages.open("draw/")
    for x in (0.1, 0.2, 0.3, 0.4):
        await ana.say({"x": x, "y": 0.5})
    frames = [await ana.hear_json() for _ in range(3)]
    assert sum("error" in frame for frame in frames) == 1
    assert [(await ben.hear_json())["x"] for _ in range(2)] == [0.1, 0.2]
    assert await ben.communicator.receive_nothing()


async def test_a_flood_closes_the_socket_it_comes_from_and_no_other(pages: Page) -> None:
    ana, ben = await pages.open("echo/"), await pages.open("echo/")
    for _ in range(200):
        await ana.say("flood")
    assert await ana.closed_with() == 4429
    await ben.say("Good morning")
    assert await ben.hear() == "You said: Good morning"


async def test_what_everybody_hears_is_bounded_for_all_together(pages: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many who are each slow enough are too many for a textbook's way of telling everybody."""
    monkeypatch.setattr(sockets, "strength", TokenBucket(rate=1 / 3600, burst=5))
    drawers = [await pages.open("draw/") for _ in range(2)]
    for drawer in drawers:
        await drawer.say({"x": 0.5, "y": 0.5})  # heard by two
        for board in drawers:
            assert "x" in await board.hear_json()
    await drawers[0].say({"x": 0.5, "y": 0.5})
    assert "slower" in (await drawers[0].hear_json())["error"]

    alone = await pages.open("echo/")
    await alone.say("Good morning")
    assert await alone.hear() == "You said: Good morning"


async def test_hard_work_is_bounded_for_all_together(pages: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "strength", TokenBucket(rate=1 / 3600, burst=600))
    ana, ben = await pages.open("thumbnail/"), await pages.open("thumbnail/")
    await ana.say(picture())
    assert await ana.hear() == "The worker has it."
    await ben.say(picture())
    assert "slower" in (await ben.hear_json())["error"]


async def test_one_visitor_opens_only_so_many(pages: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "SOCKETS_PER_VISITOR", 1)
    first = await pages.open("echo/", "Ana")
    assert (await pages.open("echo/", "Ben")).is_open
    second = await pages.open("chat/", "Ana")
    assert "Too many" in (await second.hear_json())["error"]
    assert await second.closed_with() == 4429
    await second.leave()

    await first.leave()
    third = await pages.open("chat/", "Ana")
    await third.say({"text": "Hello"})
    assert (await third.hear_json())["name"] == "Ana"


async def test_a_reader_that_takes_nothing_is_left_behind(process: None) -> None:
    """A sync consumer waits for its `send`, and all of them share one thread."""
    never = asyncio.Event()
    left = []

    async def stuck(message: Any) -> None:
        await never.wait()

    class Wire:
        def close(self, code: int) -> None:
            left.append(code)

    scope = {"path_remaining": "chat/", "extensions": {"roomful.wire": Wire()}}
    visit = Visit(scope, never.wait, stuck, TERMS["chat/"])
    async with asyncio.timeout(10):
        for _ in range(1000):
            await visit.send({"type": "websocket.send", "text": "news"})
    assert left == [4408]


async def test_an_example_that_fails_is_closed_and_uncounted(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise RedisIsGone("no layer")

    sent: asyncio.Queue[Any] = asyncio.Queue()
    scope = {"path_remaining": "chat/", "session": {}, "user": AnonymousUser(), "client": ["::1", 1]}
    await GuardedSockets(broken)(scope, sent.get, sent.put)
    async with asyncio.timeout(10):
        assert await sent.get() == {"type": "websocket.close", "code": 1011}
    assert "no layer" in caplog.text
    assert open_sockets.count("first-steps") == 0


# Workers


async def test_a_textbook_worker_does_not_hear_the_beat() -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    for type in ("worker.beat", "job.do", "worker.beat", "job.end"):
        inbox.put_nowait({"type": type})

    async def worker(scope: Any, receive: Any, send: Any) -> None:
        while True:
            await heard.put((await receive())["type"])

    running = asyncio.ensure_future(without_beat(worker)({"type": "channel"}, inbox.get, None))
    async with asyncio.timeout(10):
        assert [await heard.get(), await heard.get()] == ["job.do", "job.end"]
    running.cancel()
