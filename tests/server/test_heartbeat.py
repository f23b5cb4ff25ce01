"""Peers that are half dead: the server notices, whatever they still do."""

from collections.abc import Callable
from contextlib import ExitStack

from tests.server.peer import Peer
from tests.server.running import RunningServer, eventually

PING = 9


def test_peer_that_talks_but_answers_no_ping_is_dropped(start: Callable[..., RunningServer]) -> None:
    server = start(HASTE="1")
    with Peer(server.port, "echo") as peer:
        received: list[int] = []
        while not received or received[-1] != -1:
            peer.send("still here")
            received.append(peer.receive()[0])
        assert PING in received
    assert server.state()["disconnected"] == [1006]


def test_peer_that_takes_nothing_is_dropped(start: Callable[..., RunningServer]) -> None:
    server = start(HASTE="1")
    with Peer(server.port, "pour", receive_buffer=65_536) as peer:
        peer.send("400 65536")
        assert eventually(lambda: server.state()["disconnected"]) == [1006]


def test_peer_that_answers_stays(start: Callable[..., RunningServer]) -> None:
    server = start(HASTE="1")
    with server.socket("echo") as client, Peer(server.port, "echo") as silent:
        eventually(lambda: server.state()["disconnected"])  # the other one
        assert silent.receive()[0] == PING
        client.send("still here")
        assert client.recv() == "still here"


def test_slow_peer_is_alive_while_it_takes_something(start: Callable[..., RunningServer]) -> None:
    server = start(CLOCK="1")
    with ExitStack() as stack:
        nothing, little = (stack.enter_context(Peer(server.port, "pour", receive_buffer=65_536)) for _ in range(2))
        nothing.send("100 65536")
        little.send("100 65536")
        taken = 0
        while not server.state()["disconnected"]:  # until the one that takes nothing is dropped
            taken += take_some(little, server)
            server.get("later")
        assert taken < 99 * 65_536, "it was not slow"
        assert server.state()["disconnected"] == [1006]
        taken += len(little.stream.read(100 * (65_536 + 10) - taken))
        assert taken == 100 * (65_536 + 10)  # frames have headers of 10 bytes


def take_some(peer: Peer, server: RunningServer) -> int:
    """Read until the server notices; how much that was: the two kernels in between keep as much as they like."""
    before, read = server.state()["taken"], 0
    while server.state()["taken"] == before:
        read += len(peer.stream.read(16_384))
    return read
