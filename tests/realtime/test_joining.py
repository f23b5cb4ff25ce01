"""Joining a room: what `hello` is answered with, and that nothing is missed or repeated between then and now."""

import asyncio
from uuid import uuid4

import pytest

from mapmarkers.consumers import MapConsumer
from project.realtime import catch_up, watch
from project.realtime.catch_up import CatchUp
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import relay_of
from tests.room_fixtures import add_marker, say
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")


async def test_a_newcomer_gets_the_state_and_who_they_are(room: Room, visitors: Visitors) -> None:
    id = await in_thread(add_marker, room, title="Pier")
    await in_thread(say, room, "Hello")
    welcome = await (await visitors.open(room, "Ben", "editor")).hello()
    assert (welcome["seq"], welcome["head"]) == (2, 2)
    assert [marker["title"] for marker in welcome["state"]["markers"]] == ["Pier"]
    assert [marker["id"] for marker in welcome["state"]["markers"]] == [str(id)]
    assert [(line["text"], line["who"]) for line in welcome["state"]["chat"]] == [("Hello", "Ana")]
    assert welcome["you"]["name"] == "Ben"
    assert welcome["you"]["role"] == "editor"
    assert welcome["room"] == {"slug": room.slug, "title": "Harbour", "kind": "map", "frozen": False, "mode": "open"}
    assert welcome["limits"].keys() >= {"commands_per_second", "live_per_second", "frame_bytes"}


async def test_somebody_who_comes_back_gets_exactly_what_they_missed(room: Room, visitors: Visitors) -> None:
    for line in "abcde":
        await in_thread(say, room, line)
    tab = await visitors.enter(room, "Ben", "viewer", since=2)
    assert (tab.welcomes[0]["state"], tab.welcomes[0]["seq"], tab.welcomes[0]["head"]) == (None, 2, 5)
    assert [(event["seq"], event["text"]) for event in await tab.up_to(5)] == [(3, "c"), (4, "d"), (5, "e")]


async def test_somebody_who_missed_nothing_gets_nothing(room: Room, visitors: Visitors) -> None:
    await in_thread(say, room, "a")
    tab = await visitors.enter(room, "Ben", "viewer", since=1)
    assert tab.welcomes[0]["state"] is None
    assert [frame["type"] for frame in await tab.settle()] == ["people"]


@pytest.mark.parametrize("since", [4, 10**30], ids=["more than there is", "far too much"])
async def test_a_number_from_the_future_is_answered_with_a_snapshot(room: Room, visitors: Visitors, since: int) -> None:
    await in_thread(say, room, "a")
    tab = await visitors.enter(room, "Ben", "viewer", since=since)
    assert (tab.welcomes[0]["seq"], len(tab.welcomes[0]["state"]["chat"])) == (1, 1)


async def test_somebody_far_behind_gets_a_snapshot(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "CATCH_UP", 3)
    for line in "abcde":
        await in_thread(say, room, line)
    near = await visitors.enter(room, "Ben", "viewer", since=2)
    far = await visitors.enter(room, "Eva", "viewer", since=1)
    assert near.welcomes[0]["state"] is None
    assert far.welcomes[0]["state"] is not None
    assert far.welcomes[0]["seq"] == 5


async def test_where_the_log_was_pruned_there_is_a_snapshot(room: Room, visitors: Visitors) -> None:
    for line in "abcde":
        await in_thread(say, room, line)
    await in_thread(room.events.filter(seq__lte=3).delete)
    kept = await visitors.enter(room, "Ben", "viewer", since=3)
    pruned = await visitors.enter(room, "Eva", "viewer", since=2)
    assert kept.welcomes[0]["state"] is None
    assert pruned.welcomes[0]["state"] is not None
    assert [event["seq"] for event in await kept.up_to(5)] == [4, 5]


async def test_whoever_joins_while_others_write_sees_each_event_once_and_in_order(
    room: Room, visitors: Visitors
) -> None:
    writer = await visitors.enter(room, "Ana", "editor")
    total = 300

    async def write() -> None:
        for _ in range(total):
            await writer.send("marker.add", op=str(uuid4()), id=str(uuid4()), lat=1, lng=2)
            await asyncio.sleep(0)

    async def join(number: int) -> None:
        tab = await visitors.enter(room, f"Guest {number}", "viewer", since=0 if number % 3 == 0 else None)
        await tab.up_to(total)
        welcome = tab.welcomes[0]
        markers = len(welcome["state"]["markers"]) if welcome["state"] else 0
        assert welcome["seq"] == markers, "a marker for each event, in the state or after it"
        assert [event["seq"] for event in tab.events] == [*range(markers + 1, total + 1)]

    work = [asyncio.create_task(write())]
    for number in range(1, 25):
        await writer.up_to(number * 12)  # each comes at another moment of the writing
        work.append(asyncio.create_task(join(number)))
    await asyncio.gather(*work)


@pytest.mark.usefixtures("no_notices")
async def test_what_is_in_the_snapshot_does_not_come_again(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "viewer")
    for line in "abc":
        await in_thread(say, room, line)
    ben = await visitors.enter(room, "Ben", "viewer")
    assert ben.seq == 3
    await in_thread(say, room, "d")
    relay_of(room, MapConsumer).missed()
    assert [event["seq"] for event in await ana.up_to(4)] == [1, 2, 3, 4]
    assert [event["seq"] for event in await ben.up_to(4)] == [4]


async def test_what_happens_while_the_log_is_read_for_a_newcomer_comes_at_once(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "BEAT", 3600)
    ana = await visitors.enter(room, "Ana", "viewer")
    read = CatchUp._continuation

    async def slowly(self: CatchUp, since: int | None, head: int) -> object:
        missed = await read(self, since, head)
        if not ana.events:
            await in_thread(say, room, "meanwhile")
            await ana.up_to(1)
        return missed

    monkeypatch.setattr(CatchUp, "_continuation", slowly)
    ben = await visitors.enter(room, "Ben", "viewer", since=0)
    assert [event["text"] for event in await ben.up_to(1)] == ["meanwhile"]


async def test_a_newcomer_sees_the_newest_title_and_whether_the_room_is_frozen(room: Room, visitors: Visitors) -> None:
    owner = await visitors.enter(room, "Ana", "owner")
    await owner.command("room.rename", title="Old harbour")
    await owner.command("room.freeze", frozen=True)
    newcomer = await visitors.enter(room, "Ben", "viewer")
    assert newcomer.welcomes[0]["seq"] == 2
    assert newcomer.welcomes[0]["room"] | {"slug": ""} == {
        "slug": "", "title": "Old harbour", "kind": "map", "frozen": True, "mode": "open",
    }  # fmt: skip
