"""How many sockets a guest, an address and a process may open."""

from typing import Any

import pytest

from project.realtime.limits import OpenSockets, address_of, places_of
from project.realtime.models import Room
from project.realtime.refusals import Refused
from tests.tabs import Tab
from tests.visitors import Visitors


def test_sockets_are_counted_under_each_name_until_they_close() -> None:
    counted = OpenSockets()
    close = counted.open(("guest:1", 1), ("process", 2))
    with pytest.raises(Refused):
        counted.open(("guest:1", 1), ("process", 2))
    close_other = counted.open(("guest:2", 1), ("process", 2))
    with pytest.raises(Refused) as full:
        counted.open(("guest:3", 1), ("process", 2))
    assert (full.value.code, full.value.retry_after) == ("rate_limited", 30)
    assert full.value.detail == "Too many connections are open. Close some tabs."
    close()
    assert (counted.count("guest:1"), counted.count("guest:2"), counted.count("process")) == (0, 1, 1)
    counted.open(("guest:1", 1), ("process", 2))()
    close_other()
    assert not counted._open, "nothing is left behind"


def test_a_socket_counts_for_its_person_or_else_its_address_and_for_the_process(settings: Any) -> None:
    settings.SOCKETS_PER_GUEST, settings.SOCKETS_PER_ADDRESS, settings.SOCKETS_PER_PROCESS = 1, 2, 3
    assert places_of("ana", "10.1.2.3", has_session=True) == [("guest:ana", 1), ("process", 3)]
    assert places_of("ana", "10.1.2.3", has_session=False) == [("address:10.1.2.3", 2), ("process", 3)]
    assert address_of({"client": ["10.1.2.3", 50_000]}) == "10.1.2.3"
    assert address_of({"client": None}) == address_of({}) == "unknown"


async def test_a_guest_can_open_so_many_tabs(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.SOCKETS_PER_GUEST = 2
    tabs = [await visitors.enter(room, "Ana", "editor") for _ in range(2)]
    third = await visitors.open(room, "Ana")
    assert (await third.next("error"))["code"] == "rate_limited"
    assert await third.closed() == 4429
    await visitors.enter(room, "Ben", "editor")  # somebody else's are counted for themselves
    await tabs[0].leave()
    await visitors.enter(room, "Ana", "editor")


async def test_an_address_can_open_so_many_sockets_without_a_session(
    lobby: Room, visitors: Visitors, settings: Any
) -> None:
    settings.SOCKETS_PER_ADDRESS = 1
    await visitors.enter(lobby, "")
    assert await (await visitors.open(lobby, "")).closed() == 4429
    await visitors.enter(lobby, "Ana")
    elsewhere = Tab("/ws/map/lobby/")
    elsewhere.communicator.scope["client"] = ["10.1.2.3", 1]
    visitors.tabs.append(elsewhere)
    await elsewhere.connect()
    await elsewhere.hello()


async def test_a_process_takes_so_many_sockets(lobby: Room, visitors: Visitors, settings: Any) -> None:
    settings.SOCKETS_PER_PROCESS = 1
    await visitors.enter(lobby, "Ana")
    assert await (await visitors.open(lobby, "Ben")).closed() == 4429


async def test_who_was_turned_away_is_not_counted(room: Room, visitors: Visitors, settings: Any) -> None:
    settings.SOCKETS_PER_PROCESS = 1
    for _ in range(3):
        stranger = await visitors.open(room, "Eva")  # has no link
        assert await stranger.closed() == 4403
        await stranger.leave()
    await visitors.enter(room, "Ana", "viewer")


async def test_a_socket_whose_handler_is_cut_off_is_not_counted_any_more(
    lobby: Room, visitors: Visitors, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that waits in vain for a handler ends the application without a `websocket.disconnect`."""
    import asyncio

    settings.SOCKETS_PER_PROCESS = 1
    hanging = await visitors.open(lobby, "Ana")
    forever = asyncio.Event()
    monkeypatch.setattr("project.realtime.catch_up.CatchUp.join", lambda *_: forever.wait())
    await hanging.send("hello", since=None)
    await asyncio.sleep(0)
    hanging.is_open = False
    hanging.communicator.future.cancel()
    await asyncio.wait([hanging.communicator.future])
    monkeypatch.undo()
    await visitors.enter(lobby, "Ben")
