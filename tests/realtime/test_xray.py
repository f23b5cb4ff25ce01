"""Under the hood: the way of a message as it was measured, for those who ask, and nothing that they may not see."""

from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User

from project.realtime import process_channel, xray, xray_pace
from project.realtime.models import Room
from project.realtime.relay import Relay
from project.realtime.sockets import Socket
from tests.realtime.layers import Layer, layer, quick
from tests.room_fixtures import ANA, add_marker, say
from tests.tabs import Frame, Tab, until
from tests.visitors import Visitors

__all__ = ["layer", "quick"]
pytestmark = pytest.mark.usefixtures("no_limits")

FULL_WAY = ["received", "checked", "queued", "begun", "locked", "called", "served", "committed", "heard", "written"]


@pytest.fixture(autouse=True)
def no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others do is told of at once."""
    monkeypatch.setattr(xray_pace, "GAP", 0)


async def watching(tab: Tab) -> Frame:
    await tab.send("xray.watch", on=True)
    return await tab.next("xray.room")


async def way(tab: Tab, **fields: Any) -> Frame:
    """The next way that is told of and has these fields."""
    return await tab.next_where(lambda frame: frame["type"] == "xray" and fields.items() <= frame.items())


def stops(frame: Frame) -> list[str]:
    return [stop["at"] for stop in frame["stops"]]


def relay_of(room: Room) -> Relay:
    relay = process_channel.current().listeners[process_channel.group_of(room.pk)]
    assert isinstance(relay, Relay)
    return relay


def is_watched(relay: Relay) -> bool:
    return relay.xray is not None


async def test_a_command_of_ones_own_passes_all_stops_in_their_order(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    await watching(ana)
    ack = await ana.command("chat.say", op="9f2c", text="Hello")
    told = await way(ana)

    you = ana.welcomes[0]["you"]["id"]
    expected = {"of": "command", "name": "chat.say", "op": "9f2c", "seq": ack["seq"], "by": you, "outcome": "done"}
    assert expected.items() <= told.items()
    passed = [at for at in stops(told) if at not in {"answered", "taken"}]  # these two overlap with the others
    assert passed == FULL_WAY
    assert "answered" in stops(told)
    times = [stop["ms"] for stop in told["stops"]]
    assert times[0] == 0
    assert times == sorted(times)
    assert times[-1] > 0


async def test_whoever_does_not_watch_is_told_nothing(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    await watching(ana)
    await ben.command("chat.say", text="Hello")
    await way(ana, of="event")
    assert not [frame for frame in await ben.settle() if frame["type"].startswith("xray")]


async def test_nothing_is_measured_once_nobody_watches(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    relay = relay_of(room)
    assert not is_watched(relay)
    await watching(ana)
    await watching(ben)
    await ana.send("xray.watch", on=False)
    await ana.settle()
    assert is_watched(relay)
    await ben.leave()
    await until(lambda: not is_watched(relay), "the last one who watched to be gone")
    assert not process_channel.current().taken
    await ana.command("chat.say", text="Hello")
    assert not [frame for frame in await ana.settle() if frame["type"] == "xray"]


async def test_nobody_watches_before_hello(room: Room, visitors: Visitors) -> None:
    tab = await visitors.open(room, "Ana", "editor")
    await tab.send("xray.watch", on=True)
    assert (await tab.next("error"))["code"] == "hello_first"
    assert not is_watched(relay_of(room))


async def test_the_way_of_what_another_did_is_told_by_its_event(room: Room, visitors: Visitors) -> None:
    id = await sync_to_async(add_marker)(room)
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "editor")
    await watching(ana)
    ack = await ben.command("marker.move", id=str(id), lat=1, lng=2)
    told = await way(ana)
    assert (told["of"], told["name"], told["seq"], told["from"]) == ("event", "marker.moved", ack["seq"], "here")
    assert told["by"] == ben.welcomes[0]["you"]["id"]
    assert set(FULL_WAY) <= set(stops(told))


async def test_an_event_of_a_script_has_only_been_heard_and_written(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "viewer")
    await watching(ana)
    await sync_to_async(say)(room, "Hello", ANA)
    told = await way(ana)
    assert (told["name"], told["by"], told["from"], stops(told)) == ("chat.said", ANA.id, "here", ["heard", "written"])


@pytest.mark.usefixtures("eager_watch", "no_notices")
async def test_an_event_that_was_lost_says_that_it_was_read_from_the_database(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "viewer")
    await watching(ana)
    await sync_to_async(say)(room, "Hello")
    assert (await way(ana))["from"] == "database"
    facts = await ana.next_where(lambda frame: frame["type"] == "xray.room" and frame["counts"]["repaired"] > 0)
    assert facts["counts"] == {"dropped": 0, "repaired": 1, "resent": 0, "slow": 0}


async def test_refusal_and_repetition_are_told_to_their_sender_alone(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    await watching(ana)
    await watching(ben)
    await ben.command("marker.move", id=str(uuid4()), lat=1, lng=2)
    refused = await way(ben)
    assert (refused["outcome"], "seq" in refused) == ("not_found", False)
    assert "served" not in stops(refused)
    await ben.command("chat.say", op="once", text="Hello")
    await way(ben, outcome="done")
    await ben.command("chat.say", op="once", text="Hello")
    assert (await way(ben))["outcome"] == "duplicate"
    await ben.command("chat.say", text="The last one")
    seen = [await way(ana), await way(ana)]
    assert [told["seq"] for told in seen] == [1, 2]
    assert not [frame for frame in await ana.settle() if frame["type"] == "xray"]


async def test_a_draft_stays_with_those_who_write(visitors: Visitors, transactional_db: None) -> None:
    blog = await sync_to_async(Room.objects.create)(kind="live", title="Harbour")
    writer, reader = await visitors.enter(blog, "Nora", "editor"), await visitors.enter(blog, "Rosa", "viewer")
    await watching(writer)
    await watching(reader)
    id = str(uuid4())
    await writer.command("post.add", id=id, body="Not yet", status="draft")
    mine = await way(writer)
    assert (mine["name"], "seq" in mine, "written" in stops(mine)) == ("post.add", False, False)
    await writer.command("post.edit", id=id, version=1, status="public")
    told = await way(reader)
    assert told["name"] == "post.added", "not that it was edited: that it was a draft is nobody's business"
    assert not [frame for frame in await reader.settle() if frame["type"] == "xray"]


async def test_a_live_update_is_told_of_with_its_wait_for_the_tick(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "editor")
    await watching(ana)
    await ben.send("cursor.move", lat=1, lng=2)
    told = await way(ana, of="live")
    assert (told["name"], told["by"], told["from"]) == ("cursor.move", ben.welcomes[0]["you"]["id"], "here")
    assert stops(told) == ["received", "heard", "written"]


async def test_of_many_live_updates_the_latest_is_told_and_an_event_before_them_all(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xray_pace, "GAP", 0.5)
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "editor")
    await watching(ana)
    await ben.send("cursor.move", lat=1, lng=2)
    assert (await way(ana))["of"] == "live"
    await ben.command("chat.say", text="Hello")
    await ana.up_to(1)
    for lat in range(5):
        await ben.send("cursor.move", lat=lat, lng=2)
        await ana.live("cursor.move")
    assert (await way(ana))["name"] == "chat.said"


@pytest.mark.usefixtures("layer")
async def test_what_came_over_the_layer_says_so(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    channel = process_channel.current()
    channel.alone = False
    await watching(ana)
    group = process_channel.group_of(room.pk)
    elsewhere = {"group": group, "from": "another"}
    event = '{"seq":1,"type":"chat.said","op":"","by":"g-ben","who":"Ben","at":"","text":"Hello"}'
    relay_of(room).receive({**elsewhere, "type": "room.events", "events": [(1, event)]})
    told = await way(ana)
    assert (told["from"], stops(told)) == ("layer", ["heard", "written"])
    update = '{"type":"cursor.move","lat":1,"lng":2}'
    relay_of(room).receive({**elsewhere, "type": "room.live", "updates": [("g-ben", update)]})
    assert (await way(ana, of="live"))["from"] == "layer"
    people = [{"id": "g-ben", "name": "Ben", "color": "teal", "role": "editor"}]
    relay_of(room).receive({**elsewhere, "type": "room.people", "people": people})
    relay_of(room).xray.report()  # type: ignore[union-attr]  # somebody watches
    facts = await ana.next_where(lambda frame: frame["type"] == "xray.room" and len(frame["processes"]) == 2)
    assert facts["processes"] == [{"here": True, "people": 1}, {"here": False, "people": 1}]


async def test_the_layer_is_waited_for_but_not_long(
    room: Room, visitors: Visitors, layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    process_channel.current().alone = False
    await until(lambda: process_channel.current()._name, "a channel on the layer")
    await watching(ana)
    await ana.command("chat.say", text="Hello")
    assert "taken" in stops(await way(ana))
    monkeypatch.setattr(xray, "PATIENCE", 0.01)
    layer.broken = True
    await ana.command("chat.say", text="Hello")
    told = await way(ana)
    assert "taken" not in stops(told)
    assert "answered" in stops(told)


async def test_a_visitor_is_told_of_the_group_and_staff_of_the_processes(
    room: Room, visitors: Visitors, settings: Any
) -> None:
    ana = await visitors.enter(room, "Ana", "owner")
    facts = await watching(ana)
    kind = "redis" if settings.REDIS_URL else "memory"
    assert facts["layer"]["kind"] == kind
    assert facts["processes"] == [{"here": True, "people": 1}]
    assert "details" not in facts
    assert process_channel.current().id not in str(facts)

    user = await sync_to_async(User.objects.create_user)("sam", is_staff=True)
    relay = relay_of(room)
    (socket,) = relay.sockets
    socket.access.user_id, socket.access.staff = user.pk, True
    assert relay.xray
    relay.xray.report()
    details = (await ana.next_where(lambda frame: "details" in frame))["details"]
    you = ana.welcomes[0]["you"]["id"]
    assert details["processes"] == [{"id": process_channel.current().id, "people": [you]}]
    assert (details["group"], details["sockets"]) == (relay.group, 1)

    relay.xray.report()
    assert not [frame for frame in await ana.settle() if frame["type"] == "xray.room"], "nothing has changed"


async def test_debug_shows_the_processes_to_everybody(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.DEBUG = True
    ana = await visitors.enter(room, "Ana", "viewer")
    assert "details" in await watching(ana)


async def test_a_slow_socket_is_spared(room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "editor")
    await watching(ana)
    await watching(ben)
    slow = next(socket for socket in relay_of(room).sockets if socket.role == Room.Role.VIEWER)
    monkeypatch.setattr(Socket, "blocked", property(lambda socket: socket is slow))
    await ben.send("cursor.move", lat=1, lng=2)
    await way(ben, of="live")
    await ben.command("chat.say", text="Hello")
    await way(ben, of="command")
    assert not [frame for frame in await ana.settle() if frame["type"] == "xray"]


async def test_watching_is_bounded_like_everything_that_costs(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.COMMANDS_PER_SECOND = 1
    ana = await visitors.enter(room, "Ana", "viewer")
    for _ in range(3):
        await ana.send("xray.watch", on=True)
    assert (await ana.next("error"))["code"] == "rate_limited"
