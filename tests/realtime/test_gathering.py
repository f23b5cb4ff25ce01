"""Asking everybody to follow: the owner alone does, everybody knows who, and nothing of it is stored."""

import pytest

from project.realtime import presence
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.visitors import Visitors


async def test_the_owner_asks_everybody_to_follow(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "viewer")
    await ana.send("room.gather", on=True)
    assert await ben.live("room.gather") == {"type": "room.gather", "by": ana.welcomes[0]["you"]["id"], "on": True}
    await ana.send("room.gather", on=False)
    assert (await ben.live("room.gather"))["on"] is False
    await in_thread(room.refresh_from_db)
    assert room.seq == 0


async def test_nobody_else_does(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "editor")
    await ben.send("room.gather", on=True)
    assert (await ben.next("error"))["code"] == "forbidden"


async def test_the_owner_is_in_the_list_of_people_however_many_there_are(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ben", "Cid"):
        await visitors.enter(room, name, "editor")
    await visitors.enter(room, "Ana", "owner")
    monkeypatch.setattr(presence, "SHOWN", 1)
    people = await (await visitors.enter(room, "Eva", "viewer")).next("people")
    assert ([person["name"] for person in people["people"]], people["total"]) == (["Ana"], 4)
