"""Presence: who is here, told soon but not at once, and forgotten with the lease of a process that died."""

import pytest

from mapmarkers.consumers import MapConsumer
from project.realtime import presence
from project.realtime.models import Room
from project.realtime.presence import LEASE, Roster
from project.realtime.relay import relay_of
from tests.clock import Clock
from tests.tabs import until
from tests.visitors import Visitors


def person(id: str, name: str = "") -> dict[str, str]:
    return {"id": id, "name": name or id, "color": "teal", "role": "editor"}


def test_two_sockets_of_one_person_are_one_person() -> None:
    roster = Roster()
    roster.update([person("ana"), person("ben"), person("ana")])
    assert [*roster.everyone()] == ["ana", "ben"]
    roster.heard("other", [person("ana", "older name")])
    assert roster.everyone() == {"ana": person("ana"), "ben": person("ben")}, "what this process knows is newer"


def test_another_process_is_believed_for_its_lease() -> None:
    clock = Clock()
    roster = Roster(clock)
    roster.heard("other", [person("ben")])
    clock.now += LEASE - 0.1
    assert [*roster.everyone()] == ["ben"]
    roster.heard("other", [person("ben")])
    clock.now += LEASE - 0.1
    assert [*roster.everyone()] == ["ben"]
    clock.now += 0.2
    assert roster.everyone() == {}
    assert LEASE + presence.GATHER + 1 < 15, "a killed process's people are gone within 15 s"


def test_another_process_says_goodbye_with_an_empty_list() -> None:
    roster = Roster()
    roster.heard("other", [person("ben")])
    roster.heard("third", [person("eva")])
    roster.heard("other", [])
    assert [*roster.everyone()] == ["eva"]


async def test_a_newcomer_gets_the_list_at_once_and_the_others_soon(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "owner")
    await ana.people("Ana")
    ben = await visitors.enter(room, "Ben", "viewer")
    people = await ben.people("Ana", "Ben")
    assert people["total"] == 2
    assert {person["name"]: person["role"] for person in people["people"]} == {"Ana": "owner", "Ben": "viewer"}
    await ana.people("Ana", "Ben")
    await ben.leave()
    await ana.people("Ana")


async def test_who_opens_another_tab_is_here_until_the_last_one_closes(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "viewer")
    first, second = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ana", "editor")
    assert (await second.people("Ana", "Ben"))["total"] == 2
    await first.leave()
    await visitors.enter(room, "Eva", "viewer")
    await ben.people("Ana", "Ben", "Eva")
    await second.leave()
    await ben.people("Ben", "Eva")


async def test_people_who_come_together_are_told_of_together(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    await ana.people("Ana")
    await ana.people("Ana")
    monkeypatch.setattr(presence, "GATHER", 3600)
    for number in range(8):
        await visitors.enter(room, f"Guest {number}", "viewer")
    assert [frame for frame in await ana.settle() if frame["type"] == "people"] == []
    relay_of(room, MapConsumer).presence._tell()  # the hour is over
    assert [frame["total"] for frame in await ana.settle() if frame["type"] == "people"] == [9]


async def test_a_room_full_of_people_is_counted_not_listed(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert presence.SHOWN == 100
    ana = await visitors.enter(room, "Ana", "viewer")
    relay_of(room, MapConsumer).receive(
        {"type": "room.people", "from": "other", "people": [person(f"g{number}") for number in range(250)]}
    )
    frame = await ana.next_where(lambda frame: frame["type"] == "people" and frame["total"] > 1)
    assert (frame["total"], len(frame["people"])) == (251, 100)


@pytest.mark.usefixtures("eager_watch")
async def test_the_people_of_a_process_that_died_disappear(room: Room, visitors: Visitors) -> None:
    clock = Clock()
    ana = await visitors.enter(room, "Ana", "viewer")
    here = relay_of(room, MapConsumer)
    here.presence._roster._clock = clock
    here.receive({"type": "room.people", "from": "other", "people": [person("ben", "Ben")]})
    await ana.people("Ana", "Ben")
    clock.now += LEASE + 0.1
    await ana.people("Ana")


async def test_a_process_tells_the_others_of_its_own_people_only_when_they_change(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[str]] = []

    def publish(group: str, message: dict[str, object]) -> None:
        if message["type"] == "room.people":
            told.append([person["name"] for person in message["people"]])  # type: ignore[attr-defined]

    monkeypatch.setattr("project.realtime.process_channel.ProcessChannel.publish", lambda _, *args: publish(*args))
    monkeypatch.setattr(presence, "ANNOUNCE", 3600)
    ana = await visitors.enter(room, "Ana", "viewer")
    await ana.people("Ana")
    await ana.people("Ana")
    assert told == [["Ana"]]
    here = relay_of(room, MapConsumer)
    here.receive({"type": "room.people", "from": "other", "people": [ana.welcomes[0]["you"], person("ben", "Ben")]})
    await ana.people("Ana", "Ben")
    assert told == [["Ana"]]
    here.receive({"type": "room.who"})
    assert told == [["Ana"], ["Ana"]]


@pytest.mark.usefixtures("eager_watch")
async def test_the_others_are_told_when_somebody_leaves_who_is_still_elsewhere(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    ana, ben = await visitors.enter(room, "Ana", "viewer"), await visitors.enter(room, "Ben", "viewer")
    await ben.people("Ana", "Ben")
    here = relay_of(room, MapConsumer)
    here.receive({"type": "room.people", "from": "other", "people": [ana.welcomes[0]["you"]]})
    await ben.settle()
    monkeypatch.setattr(presence, "ANNOUNCE", 3600)
    monkeypatch.setattr(here.channel, "publish", lambda _, message: told.append(len(message.get("people", "xxx"))))
    await ana.leave()
    await until(lambda: told == [1], "word of who is left here")


async def test_who_looks_in_quietly_sees_the_people_and_is_none_of_them(room: Room, visitors: Visitors) -> None:
    ana = await visitors.enter(room, "Ana", "editor")
    dora = await visitors.open(room, "Dora", "viewer")
    await dora.send("hello", since=None, quiet=True)
    await dora.people("Ana")
    ben = await visitors.enter(room, "Ben", "editor")
    await dora.people("Ana", "Ben")
    await ana.people("Ana", "Ben")
    await ben.send("cursor.move", lat=1, lng=2)
    await dora.live("cursor.move")
