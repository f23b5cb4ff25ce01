"""Where the server gives no direct way to the transport, frames wait in a queue."""

import asyncio

import pytest

from project.realtime import sockets
from project.realtime.frames import Frame
from tests.tabs import until


async def test_frames_wait_in_a_bounded_queue_where_the_server_gives_no_way_to_the_transport(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "QUEUE", 2)
    sent: list[str] = []
    gate = asyncio.Semaphore(0)

    async def send(message: dict[str, str]) -> None:
        await gate.acquire()
        sent.append(message["text"])

    queued = sockets.Queued(send)
    resumed: list[int] = []
    queued.on_resume = lambda: resumed.append(len(sent))
    for number in range(3):
        queued.write(Frame(str(number).encode()))
    await asyncio.sleep(0)
    assert queued.blocked
    gate.release()
    gate.release()
    await until(lambda: resumed == [2] and not queued.blocked, "room in the queue")
    gate.release()
    await until(lambda: sent == ["0", "1", "2"], "the others, in order")


async def test_a_connection_that_is_gone_drops_what_waits() -> None:
    async def send(message: dict[str, str]) -> None:
        raise ConnectionResetError

    queued = sockets.Queued(send)
    for number in range(3):
        queued.write(Frame(str(number).encode()))
    await asyncio.sleep(0)
    assert not queued.blocked
    assert len(queued._frames) == 0
