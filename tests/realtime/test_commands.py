"""Commands over sockets: acknowledged when committed, done once, seen by everyone in one order."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async

from project.realtime.database import in_thread
from project.realtime.models import Event, Room
from tests.tabs import Tab, new_op
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")


async def test_a_command_is_acknowledged_to_its_sender_and_its_event_sent_to_everyone(
    room: Room, visitors: Visitors
) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    assert await ana.command("chat.say", op="9f2c", text="Hello") == {
        "type": "ack", "op": "9f2c", "seq": 1, "duplicate": False,
    }  # fmt: skip
    for tab in (ana, ben):
        (event,) = await tab.up_to(1)
        at, by = event.pop("at"), event.pop("by")
        assert event == {"seq": 1, "type": "chat.said", "op": "9f2c", "who": "Ana", "text": "Hello"}
        assert by == ana.welcomes[0]["you"]["id"]
        assert at.endswith("Z")
    assert [frame["type"] for frame in await ben.settle() if frame["type"] == "ack"] == []


async def test_an_acknowledged_command_is_committed(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    for number in range(1, 11):
        assert (await tab.command("chat.say", text="a"))["seq"] == number
        assert await sync_to_async(Event.objects.filter(room=room).count)() == number


async def test_everyone_sees_the_same_order_however_many_write_at_once(room: Room, visitors: Visitors) -> None:
    tabs = [await visitors.enter(room, name, "editor") for name in ("Ana", "Ben", "Eva", "Ian")]
    each = 40

    async def write(tab: Tab) -> None:
        for number in range(each):
            await tab.send("chat.say", op=new_op(), text=str(number))
            await asyncio.sleep(0)

    await asyncio.gather(*map(write, tabs))
    seen = [await tab.up_to(len(tabs) * each) for tab in tabs]
    assert [event["seq"] for event in seen[0]] == [*range(1, len(tabs) * each + 1)]
    assert seen[1:] == seen[:1] * 3
    for tab in tabs:
        mine = [event["text"] for event in seen[0] if event["by"] == tab.welcomes[0]["you"]["id"]]
        assert mine == [str(number) for number in range(each)], "one's own commands stay in order"


async def test_the_same_op_again_is_acknowledged_again_without_a_second_event(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    first = await ana.command("chat.say", op="1", text="Hello")
    assert await ana.command("chat.say", op="1", text="Hello") == first | {"duplicate": True}
    await ana.leave()
    again = await visitors.enter(room, "Ana", "editor", since=0)
    assert await again.command("chat.say", op="1", text="Hello") == first | {"duplicate": True}
    assert (await again.command("chat.say", op="2", text="Bye"))["seq"] == 2
    assert [event["op"] for event in await again.up_to(2)] == ["1", "2"]


async def test_somebody_elses_op_is_another_command(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "editor")
    assert (await ana.command("chat.say", op="1", text="a"))["seq"] == 1
    assert await ben.command("chat.say", op="1", text="a") == {"type": "ack", "op": "1", "seq": 2, "duplicate": False}


async def test_without_a_session_the_same_frame_counts_once_after_a_reconnect(lobby: Room, visitors: Visitors) -> None:
    first = await visitors.enter(lobby, "")
    ack = await first.command("chat.say", op="1", text="Hello")
    await first.leave()
    again = await visitors.enter(lobby, "")
    assert again.welcomes[0]["you"]["id"] != first.welcomes[0]["you"]["id"]
    assert await again.command("chat.say", op="1", text="Hello") == ack | {"duplicate": True}
    assert (await again.command("chat.say", op="1", text="Something else"))["duplicate"] is False


async def test_without_a_session_the_same_frame_from_elsewhere_is_another_command(
    lobby: Room, visitors: Visitors
) -> None:
    here, elsewhere = await visitors.enter(lobby, ""), Tab("/ws/map/lobby/")
    elsewhere.communicator.scope["client"] = ["10.1.2.3", 1]
    visitors.tabs.append(elsewhere)
    assert await elsewhere.connect()
    await elsewhere.hello()
    assert (await here.command("chat.say", op="1", text="Hello"))["duplicate"] is False
    assert (await elsewhere.command("chat.say", op="1", text="Hello"))["duplicate"] is False


async def test_commands_on_their_way_are_done_when_their_sender_goes_away(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    await ana.send("chat.say", op="1", text="Goodbye")
    await ana.leave()
    assert (await ben.event("chat.said"))["text"] == "Goodbye"


async def test_a_frame_that_is_no_text_is_refused(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    await tab.communicator.send_to(bytes_data=json.dumps({"type": "ping"}).encode())
    assert await tab.next("error") == {
        "type": "error", "code": "invalid", "detail": "Frames are text, one JSON object each.",
    }  # fmt: skip
    await tab.settle()


async def test_sync_code_of_the_same_process_reaches_open_sockets_at_once(room: Room, visitors: Visitors) -> None:
    from tests.room_fixtures import say

    tab = await visitors.enter(room, "Ana", "viewer")
    await in_thread(say, room, "from a view")
    assert (await tab.event("chat.said"))["text"] == "from a view"
