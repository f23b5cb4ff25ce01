"""Server-sent events: the same room, in order and from where one left off, for whom sockets do not get through."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from liveblog import sse
from liveblog.consumers import LiveblogConsumer
from liveblog.event_stream import Stream as Answer
from liveblog.event_stream import as_sse
from project.asgi import application
from project.realtime import drain, links, sockets
from project.realtime.database import in_thread
from project.realtime.frames import Frame
from project.realtime.limits import open_sockets
from project.realtime.models import Event, Room
from project.realtime.relay import relay_of
from tests.liveblog.posts import folded, publish, state
from tests.liveblog.streams import Stream
from tests.room_fixtures import say
from tests.tabs import until
from tests.visitors import Visitors


@pytest.fixture
async def streams(visitors: Visitors) -> AsyncIterator[list[Stream]]:
    """Those in here are closed in the end."""
    opened: list[Stream] = []
    yield opened
    for stream in opened:
        if stream.open:
            await stream.leave()


async def opened(streams: list[Stream], room: Room, *args: Any, **options: Any) -> Stream:
    stream = Stream(room, *args, **options)
    streams.append(stream)
    assert await stream.start() == 200
    return stream


async def test_a_newcomer_gets_the_state_and_then_each_event_with_its_number(blog: Room, streams: list[Stream]) -> None:
    first = await in_thread(publish, blog, "One.")
    stream = await opened(streams, blog)
    assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert stream.headers["cache-control"] == "no-store"
    assert not [name for name in stream.headers if name.startswith("access-control")]
    welcome = await stream.next("welcome")
    assert (welcome["id"], welcome["data"]["state"]["posts"][0]["id"]) == ("1", str(first.pk))
    second = await in_thread(publish, blog, "Two.")
    added = await stream.next("post.added")
    assert (added["id"], added["data"]["id"], added["data"]["seq"]) == ("2", str(second.pk), 2)
    await in_thread(say, blog, "Hello\n\nevent: x")
    assert (await stream.next("chat.said"))["data"]["text"] == "Hello\n\nevent: x"


@pytest.mark.parametrize("how", [{"last": "2"}, {"query": "after=2"}, {"last": "2", "query": "after=9"}])
async def test_whoever_comes_back_gets_exactly_what_was_missed(
    blog: Room, streams: list[Stream], how: dict[str, Any]
) -> None:
    for number in range(5):
        await in_thread(publish, blog, f"Update {number}.")
    stream = await opened(streams, blog, **how)
    assert (await stream.next("welcome"))["data"]["state"] is None
    assert [(await stream.next("post.added"))["id"] for _ in range(3)] == ["3", "4", "5"]


@pytest.mark.parametrize("last", ["99", "x", "-1", "1" * 40])
async def test_whoever_is_nowhere_gets_a_new_state(blog: Room, streams: list[Stream], last: str) -> None:
    await in_thread(publish, blog)
    stream = await opened(streams, blog, last=last)
    assert len((await stream.next("welcome"))["data"]["state"]["posts"]) == 1


async def test_whoever_was_away_for_too_long_gets_a_new_state(blog: Room, streams: list[Stream]) -> None:
    for number in range(3):
        await in_thread(publish, blog, f"{number}")
    await Event.objects.filter(room=blog, seq__lte=2).adelete()
    stream = await opened(streams, blog, last="1")
    assert len((await stream.next("welcome"))["data"]["state"]["posts"]) == 3


async def test_the_events_add_up_to_the_state(blog: Room, streams: list[Stream]) -> None:
    stream = await opened(streams, blog, query="after=0")
    post = await in_thread(publish, blog, "One.")
    await in_thread(publish, blog, "A secret.", status="draft")
    post.pinned = True
    await in_thread(post.save)
    post.body = "Two."
    await in_thread(post.save)
    seen = [(await stream.next(type))["data"] for type in ("post.added", "post.pinned", "post.edited")]
    assert folded(seen) == await in_thread(state, blog)


async def test_a_reader_by_stream_is_one_of_those_who_are_here(
    blog: Room, visitors: Visitors, streams: list[Stream]
) -> None:
    tab = await visitors.enter(blog, "Ana", "editor")
    await tab.people("Ana")
    stream = await opened(streams, blog, session=await in_thread(visitors.session, "Ben"))
    assert (await tab.people("Ana", "Ben"))["total"] == 2
    await tab.send("post.typing")
    assert (await stream.next("live"))["data"]["updates"][0]["type"] == "post.typing"
    await stream.leave()
    await tab.people("Ana")


async def test_two_tabs_and_a_stream_of_one_browser_count_as_one_person_and_three_sockets(
    blog: Room, visitors: Visitors, streams: list[Stream], settings: Any
) -> None:
    settings.SOCKETS_PER_GUEST = 2
    tab = await visitors.enter(blog, "Ana")
    first = await opened(streams, blog, session=tab.session)
    assert (await tab.people("Ana"))["total"] == 1
    refused = Stream(blog, session=tab.session)
    assert await refused.start() == 429
    assert refused.headers["retry-after"] == "30"
    await first.leave()
    again = await opened(streams, blog, session=tab.session)
    await again.leave()
    await tab.leave()
    assert not open_sockets._open


@pytest.mark.parametrize(
    ("scope", "status", "code"),
    [
        ({"method": "POST"}, 400, "invalid"),
        ({"path": "/live/nowhere/events/"}, 404, "not_found"),
        ({"headers": [(b"host", b"elsewhere.example")]}, 403, "forbidden"),
        ({"headers": [(b"host", b"localhost"), (b"origin", b"https://elsewhere.example")]}, 403, "forbidden"),
        ({"headers": []}, 403, "forbidden"),
    ],
)
async def test_others_are_turned_away(
    blog: Room, streams: list[Stream], scope: dict[str, Any], status: int, code: str
) -> None:
    stream = Stream(blog, **scope)
    assert await stream.start() == status
    output = await stream.communicator.receive_output()
    assert json.loads(output["body"])["code"] == code
    await stream.communicator.wait()


async def test_our_own_page_may_say_where_it_is_from(blog: Room, streams: list[Stream]) -> None:
    await opened(streams, blog, headers=[(b"host", b"localhost"), (b"origin", b"http://localhost")])


async def test_a_closed_blog_is_closed(blog: Room, streams: list[Stream], visitors: Visitors) -> None:
    await Room.objects.filter(pk=blog.pk).aupdate(public_role="")
    assert await Stream(blog).start() == 403
    await opened(streams, blog, session=await in_thread(visitors.session, "Ana", blog, "viewer"))


@pytest.mark.usefixtures("eager_watch")
async def test_whoever_loses_the_right_to_read_is_told_and_shown_out(
    blog: Room, visitors: Visitors, streams: list[Stream]
) -> None:
    await Room.objects.filter(pk=blog.pk).aupdate(public_role="")
    stream = await opened(streams, blog, session=await in_thread(visitors.session, "Ana", blog, "viewer"))
    await stream.next("welcome")
    await in_thread(links.renew, blog)
    assert (await stream.next("ended"))["data"]["code"] == "forbidden"
    await stream.end()
    assert not open_sockets._open


@pytest.mark.usefixtures("eager_watch")
async def test_a_new_role_is_told(blog: Room, visitors: Visitors, streams: list[Stream]) -> None:
    stream = await opened(streams, blog, session=await in_thread(visitors.session, "Ana"))
    await stream.next("welcome")
    await Room.objects.filter(pk=blog.pk).aupdate(public_role="editor")
    assert (await stream.next("you"))["data"]["you"]["role"] == "editor"


async def test_a_process_that_goes_away_sends_its_readers_elsewhere(
    blog: Room, streams: list[Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = await opened(streams, blog)
    await stream.next("people")
    for callback in drain._callbacks:
        callback(3.0)
    told = await stream.next("reconnect")
    assert 0 <= told["data"]["after"] <= 3
    assert stream.retries[-1] == str(round(told["data"]["after"] * 1000))
    await stream.end()
    monkeypatch.setattr(drain, "draining", lambda: True)
    assert await Stream(blog).start() == 503


async def test_who_comes_while_the_process_begins_to_go_is_sent_on(
    blog: Room, streams: list[Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False])
    monkeypatch.setattr(drain, "draining", lambda: next(answers, True))
    stream = await opened(streams, blog)
    await stream.next("reconnect")
    await stream.end()


async def test_silence_is_broken_now_and_then(
    blog: Room, streams: list[Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "PING", 0.01)
    stream = await opened(streams, blog)
    while "ping" not in stream.comments:
        await stream.read()


async def test_a_slow_reader_is_skipped_then_brought_up_to_date(
    blog: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "UNSEEN_BYTES", 20_000)
    got: list[bytes] = []
    reads = asyncio.Event()
    reads.set()

    async def send(message: dict[str, Any]) -> None:
        await reads.wait()
        got.append(message.get("body", b""))

    gone: asyncio.Event = asyncio.Event()
    asked = iter([{"type": "http.request", "body": b""}])

    async def receive() -> dict[str, Any]:
        if message := next(asked, None):
            return message
        await gone.wait()
        return {"type": "http.disconnect"}

    scope = Stream(blog, "after=0").communicator.scope
    running = asyncio.create_task(application(scope, receive, send))
    await until(lambda: b"welcome" in b"".join(got), "the welcome")
    reads.clear()
    for number in range(30):
        await in_thread(publish, blog, f"{number} " + "x" * 2000)
    tab = await visitors.enter(blog, "Ana")
    await tab.settle()
    (stream,) = (one for one in relay_of(blog, LiveblogConsumer).sockets if isinstance(one, Answer))
    await until(lambda: stream.blocked, "the reader to be slow")
    assert stream._out._bytes < 60_000
    reads.set()
    await until(lambda: b"id: 30\n" in b"".join(got), "the last event")
    text = b"".join(got).decode()
    assert [number for number in range(1, 31) if text.count(f"id: {number}\nevent: post.added") == 1] == [*range(1, 31)]
    gone.set()
    await running


def test_frames_become_messages() -> None:
    assert as_sse(Frame.of("people", people=[])) == b'event: people\ndata: {"type":"people","people":[]}\n\n'
    assert as_sse(Frame.of("welcome", seq=7)) == b'id: 7\nevent: welcome\ndata: {"type":"welcome","seq":7}\n\n'
    two = Frame.events([b'{"seq":1,"type":"a"}', b'{"seq":2,"type":"b"}'])
    assert as_sse(two) == (
        b'id: 1\nevent: a\ndata: {"seq":1,"type":"a"}\n\nid: 2\nevent: b\ndata: {"seq":2,"type":"b"}\n\n'
    )
