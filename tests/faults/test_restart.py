"""The web process is killed, or asked to end, while people work: nothing is lost, nothing done twice."""

import asyncio
from collections import Counter
from typing import Any
from uuid import uuid4

from tests.client import Client, visit
from tests.conftest import MakeWeb

KILLS = 5
COMMANDS = 12  # between two kills
ACKED = 4  # before the process is killed in the middle of the others


async def test_kill_9_loses_no_acknowledged_command_and_repeats_none(web: MakeWeb) -> None:
    process = web()
    async with (
        Client(process, visit(process, "/map/lobby/")) as ana,
        Client(process, visit(process, "/map/lobby/")) as ben,
    ):
        marker = str(uuid4())
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        ops = []
        for round_ in range(KILLS):
            batch = [await ana.command("marker.move", id=marker, lat=round_, lng=number) for number in range(COMMANDS)]
            await ana.done(batch[ACKED])
            await asyncio.to_thread(process.kill)
            ops += batch
            await asyncio.to_thread(process.start)
        last = max([await ana.done(op) for op in ops])
        await ben.until(lambda: ben.seq is not None and ben.seq >= last, "what Ana did")

        assert Counter(event["op"] for event in ben.events if event["op"] in ops) == Counter(ops)
        moved = {event["op"]: event["seq"] for event in ben.events if event["op"] in ops}
        assert {op: ana.acked[op] for op in ops} == moved
        where = next(event for event in ben.events if event["op"] == ops[-1])
        async with Client(process, visit(process, "/map/lobby/")) as carla:
            assert carla.state
            seen = next(one for one in carla.state["markers"] if one["id"] == marker)
            assert (seen["lat"], seen["lng"]) == (where["lat"], where["lng"]) == (KILLS - 1, COMMANDS - 1)


async def test_sigterm_tells_people_when_to_come_back_and_finishes_what_was_begun(web: MakeWeb) -> None:
    process = web()
    async with Client(process, visit(process, "/map/lobby/")) as ana:
        marker = str(uuid4())
        await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        ops = [await ana.command("marker.move", id=marker, lat=1, lng=number) for number in range(COMMANDS)]
        await asyncio.to_thread(process.terminate)

        await ana.until(lambda: ana.close_codes, "the close")
        assert ana.close_codes[0] == 1012
        assert len(ana.reconnects) == 1
        assert 0 <= ana.reconnects[0] <= 2

        await asyncio.to_thread(process.start)
        last = max([await ana.done(op) for op in ops])
        await ana.until(lambda: ana.seq is not None and ana.seq >= last, "the events of what was acknowledged")
        assert Counter(event["op"] for event in ana.events if event["op"] in ops) == Counter(ops)


async def test_a_client_without_a_cookie_may_send_again_after_a_restart(web: MakeWeb) -> None:
    process = web()
    marker = str(uuid4())
    async with Client(process, "") as ana:
        first = await ana.done(await ana.command("marker.add", id=marker, lat=0, lng=0))
        command: dict[str, Any] = {"type": "marker.move", "op": "mine-1", "id": marker, "lat": 5, "lng": 6}
        ana.outbox["mine-1"] = command
        await ana.show(**command)
        moved = await ana.done("mine-1")
        await asyncio.to_thread(process.kill)
        ana.acked.clear()
        ana.outbox["mine-1"] = command  # as if the ack had been lost on the way
        await asyncio.to_thread(process.start)
        assert await ana.done("mine-1") == moved > first
