"""What the rules of the state machine do: people ask, drag, come and go, and their server ends."""

import asyncio

from project.realtime import drain, process_channel
from tests.faults.machine_client import Client
from tests.faults.machine_faults import CATCH_UP
from tests.faults.machine_replica import Frame
from tests.faults.machine_room import threads_are_done
from tests.faults.machine_scripts import Scripts
from tests.room_fixtures import end_process


class World(Scripts):
    """One room and its people; `machine_room.py` says what has to hold."""

    async def present(self, name: str) -> Client:
        client = self.clients[name]
        if client.tab is None:
            await client.come()
        await client.answered()
        return client

    async def come(self, name: str, *, forgetful: bool) -> None:
        """Also: come again, on the same connection. Who missed little is not sent everything."""
        client, truth = self.clients[name], await self.truth()
        alone = not any(other.outbox for other in self.clients.values())
        since = None if forgetful or client.replica is None else client.replica.seq
        snapshots = client.snapshots
        await client.come(forgetful=forgetful)
        if alone and since is not None and since >= self.pruned and truth.seq - since <= CATCH_UP:
            assert client.snapshots == snapshots, f"everything again, for {truth.seq - since} events"

    async def ask(self, name: str, command: Frame, times: int) -> None:
        """One command, perhaps sent twice, while nothing else happens: the answer is known beforehand."""
        client = await self.present(name)
        alone = not any(other.outbox for other in self.clients.values())
        verdict = (await self.truth()).verdict(client.role, command)
        op = await client.ask(command, times)
        await client.answered()
        if alone and op not in client.outbox:  # else the database failed, and it will be asked again
            answer = client.ledger.refused.get(op, "")
            permitted = {verdict, "held"} if command.get("id") in self.dragged else {verdict}
            assert answer in permitted, f"{name}: {command}: {answer or 'done'}, not {verdict or 'done'}"

    async def ask_and_drop(self, name: str, commands: list[Frame], moment: int) -> None:
        """The connection is gone before the answers are read: at once, or so many milliseconds later."""
        client = await self.present(name)
        for command in commands:
            await client.ask(command)
        await asyncio.sleep(moment / 1000)
        await client.drop()

    async def lose_the_answer(self, name: str, move: Frame, other: str) -> None:
        """The connection goes when the command is stored; it is sent again while somebody else moves the marker."""
        client = await self.present(name)
        await client.ask(move)
        await asyncio.sleep(0.005)
        await drain.finished()
        await client.drop()
        if other != name:
            await self.drag(other, move["id"])
        await self.present(name)

    async def all_at_once(
        self, burst: list[tuple[str, Frame]], scripts: list[Frame], newcomer: str, *, forgetful: bool
    ) -> None:
        """Commands, scripts and somebody who comes, in the same moment."""
        asked = [(await self.present(name), command) for name, command in burst if name != newcomer]
        await asyncio.gather(
            self.clients[newcomer].come(forgetful=forgetful),
            *(client.ask(command) for client, command in asked),
            *(self.run_script(command) for command in scripts),
        )
        for client in self.here:
            await client.answered()

    async def ask_again(self, name: str, number: int) -> None:
        """Send an old command again, though it was acknowledged; the ledger complains if it has another effect."""
        client = await self.present(name)
        if known := [op for op, seq in client.ledger.acked.items() if seq > self.pruned]:
            await client.send(known[number % len(known)])
            await client.answered()

    async def drag(self, name: str, id: str) -> None:
        """Move a marker without dropping it; those who are here, and read, see where it is in the end."""
        client = await self.present(name)
        number = await client.drag(id)
        if number is not None:
            self.dragged.add(id)
            for other in self.here:
                if other is not client and not other.reads_slowly:
                    await other.heard(client, number)

    async def read_slowly(self, name: str) -> None:
        await (await self.present(name)).read_slowly()

    async def restart(self, *, killed: bool) -> None:
        """Throw away all that the process knows; the clients are left with what they know."""
        for client in self.here:
            await client.drop()
        if killed:
            drain._begun.clear()  # nothing is waited for
        await end_process()
        await threads_are_done()
        process_channel._channels.pop(asyncio.get_running_loop(), None)
