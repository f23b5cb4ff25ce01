"""Two web processes over one Redis and one PostgreSQL are one room: people, leases, and one of them killed."""

import asyncio
from uuid import uuid4

from tests.client import Client, visit
from tests.web_process import WebProcess

LOBBY = "/map/lobby/"


def names(client: Client) -> set[str]:
    return {person["id"] for person in client.people}


async def test_people_of_both_processes_see_each_other_and_those_of_a_killed_one_disappear(
    two: tuple[WebProcess, WebProcess],
) -> None:
    first, second = two
    cookie = visit(first, LOBBY)
    async with Client(first, cookie) as ana, Client(second, visit(second, LOBBY)) as ben, Client(second, cookie):
        both = {ana.you["id"], ben.you["id"]}  # Ana's second tab is in the second process
        await ana.until(lambda: names(ana) == both, "two people")
        await ben.until(lambda: names(ben) == both, "two people")
        await asyncio.to_thread(second.kill)
        await ana.until(lambda: names(ana) == {ana.you["id"]}, "the dead process's people to disappear")


async def test_events_and_drags_cross_over_and_only_one_person_holds_a_marker(
    two: tuple[WebProcess, WebProcess],
) -> None:
    first, second = two
    marker = str(uuid4())
    async with Client(first, visit(first, LOBBY)) as ana, Client(second, visit(second, LOBBY)) as ben:
        added = await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        await ben.until(lambda: ben.seq is not None and ben.seq >= added, "the marker")

        await ana.show("marker.drag", id=marker, lat=1, lng=1)
        await ben.until(lambda: any(update["type"] == "marker.drag" for update in ben.live), "the drag")
        await ben.show("marker.drag", id=marker, lat=9, lng=9)
        await ben.until(lambda: ben.errors, "the refusal")
        assert ben.errors[0]["code"] == "held"

        dropped = await ana.done(await ana.command("marker.move", id=marker, lat=2, lng=2))
        await ben.until(lambda: ben.seq is not None and ben.seq >= dropped, "the drop")
        assert await ben.done(await ben.command("marker.move", id=marker, lat=3, lng=3)) > dropped
