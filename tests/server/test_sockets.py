"""The server's WebSockets: prepared frames, slow and flooding peers, limits, close codes."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.server.peer import Peer
from tests.server.running import RunningServer, end_of, eventually

FRAMES = 400
SIZE = 65_536  # 25 MiB in all: far more than the kernel keeps for a small receive buffer


def test_prepared_frames_keep_their_place_among_ordinary_ones(server: RunningServer) -> None:
    with server.socket("alternate") as client:
        client.send("20000")
        client.ping()  # its pong comes between them
        assert [client.recv() for _ in range(20_000)] == [str(number) for number in range(20_000)]


def test_frames_larger_than_the_limit_for_clients_leave_whole(server: RunningServer) -> None:
    with server.socket("fill") as client:
        client.send(f"1 {5 * 1024 * 1024}")
        assert client.recv() == "00000000" + "x" * (5 * 1024 * 1024 - 8)
    with server.socket("pour") as client:
        client.send(f"1 {5 * 1024 * 1024}")
        assert client.recv() == "00000000" + "x" * (5 * 1024 * 1024 - 8)


@pytest.mark.parametrize("way", ["fill", "pour"])
def test_slow_peer_is_felt_and_gets_the_rest_later(server: RunningServer, way: str) -> None:
    with Peer(server.port, way, receive_buffer=65_536) as peer:
        before = server.megabytes()
        peer.send(f"{FRAMES} {SIZE}")
        sent = eventually(lambda: server.state()["waiting_now"] and server.state()["sent"])
        assert sent < 12  # both the kernel and this process hold little
        assert server.state()["waiting_now"] <= 2 * SIZE
        assert server.megabytes() - before < 10
        for number in range(FRAMES):
            opcode, payload = peer.receive()
            assert (opcode, payload[:8], len(payload)) == (1, b"%08d" % number, SIZE)
        assert server.state()["waiting_now"] == 0
        if way == "fill":
            assert server.state()["resumed"] > 1


@pytest.mark.parametrize(("count", "size"), [(20_000, 4096), (50_000, 1)])
def test_flood_stays_outside_until_the_application_reads_it(server: RunningServer, count: int, size: int) -> None:
    with Peer(server.port, "wait") as peer:
        before = server.megabytes()
        flood = threading.Thread(target=peer.socket.sendall, args=(Peer.frame(b"x" * size) * count,), daemon=True)
        flood.start()
        eventually(lambda: server.state()["inbox"] >= 30)
        flood.join(1)  # as long as it takes to send all if nothing holds it up
        assert server.state()["inbox"] <= 32
        assert server.megabytes() - before < 20
        server.get("go")
        eventually(lambda: server.state()["received"] == count, seconds=60)
        assert server.megabytes() - before < 50


@pytest.mark.parametrize("size", [128 * 1024 + 1, 1024 * 1024])
def test_message_over_the_limit_is_refused_with_1009(server: RunningServer, size: int) -> None:
    with server.socket("echo") as client:
        client.send("x" * 128 * 1024)
        assert len(client.recv()) == 128 * 1024
        with suppress(ConnectionClosed):  # it may be closed before all is sent
            client.send("x" * size)
        assert end_of(client)[0] == 1009


@pytest.mark.parametrize("way", ["wire", "send"])
@pytest.mark.parametrize("code", [1000, 1012, 1013, 4403, 4404, 4408, 4429])
def test_any_close_code_arrives_with_its_reason(server: RunningServer, way: str, code: int) -> None:
    with server.socket("close") as client:
        client.send(f"{way} {code} because")
        assert end_of(client) == (code, "because")
    eventually(lambda: server.state()["disconnected"])


def test_close_ends_the_connection_of_a_peer_that_does_not_answer(server: RunningServer) -> None:
    with Peer(server.port, "close") as peer:
        peer.send("wire 4403 because")
        assert peer.receive() == (8, b"\x11\x33because")
        assert peer.receive() == (-1, b"")


def test_close_ends_the_connection_of_a_peer_that_reads_nothing(server: RunningServer) -> None:
    with Peer(server.port, "fill", receive_buffer=65_536) as peer:
        peer.send(f"1 {5 * 1024 * 1024}")
        eventually(lambda: server.state()["waiting_now"])
        peer.socket.sendall(Peer.frame(b"\x03\xe8", opcode=8))  # it says goodbye, and still reads nothing
        eventually(lambda: server.state()["disconnected"], seconds=5)


def test_close_ends_the_reading_of_a_peer_that_goes_on_talking(start: Callable[..., RunningServer]) -> None:
    with Peer(start(PATIENCE="1").port, "close") as peer:
        peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
        peer.send("wire 4429 because")
        assert peer.receive() == (8, b"\x11\x4dbecause")
        peer.socket.settimeout(3)
        flood = memoryview(Peer.frame(b"x" * 4096) * 4096)
        sent = 0
        with suppress(TimeoutError):  # nobody takes it any more
            while sent < len(flood):
                sent += peer.socket.send(flood[sent : sent + 65_536])
        assert sent < 8 * 1024 * 1024  # what the kernel takes for a process that does not read


def test_abort_drops_the_connection_at_once(server: RunningServer) -> None:
    with Peer(server.port, "abort") as peer:
        peer.send("now")
        assert peer.receive() == (-1, b"")
        assert eventually(lambda: server.state()["disconnected"]) == [1006]


def test_peer_that_talks_before_it_is_accepted_is_dropped(server: RunningServer) -> None:
    with Peer(server.port, "never-accepted", handshake=False) as peer:
        server.state()  # the request has been read
        peer.send("hello?")
        peer.socket.settimeout(5)  # much less than a handshake may take
        assert peer.receive() == (-1, b"")
