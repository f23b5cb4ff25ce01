"""How the server starts, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from tests.server.peer import Peer, half_a_post, handshake_for, rest
from tests.server.running import ROOT, RunningServer, end_of, eventually


def test_taken_port_is_named_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "-m", "project.server"],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.server.settings", "PORT": str(port)},
            check=False,
            capture_output=True,
            text=True,
            timeout=20,
        )
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"Port {port} is already in use.")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_idle_server_ends_at_once(server: RunningServer, number: int) -> None:
    server.signal(number)
    assert server.wait(3) == 0


def test_clients_are_told_to_come_back_and_closed_with_1012(server: RunningServer) -> None:
    with server.socket("echo") as client:
        server.signal()
        assert json.loads(client.recv())["type"] == "reconnect"
        assert end_of(client) == (1012, "")
    assert server.wait(5) == 0


def test_command_in_flight_is_finished_first(server: RunningServer) -> None:
    with server.socket("command") as client:
        client.send("marker.move")
        eventually(lambda: server.state()["received"])
        server.signal()
        assert json.loads(client.recv())["type"] == "reconnect"
        assert client.recv() == "committed"
        assert end_of(client) == (1012, "")
    assert server.wait(5) == 0


def test_stalled_peers_and_half_requests_do_not_hold_it_up(server: RunningServer) -> None:
    with ExitStack() as stack:
        stalled = stack.enter_context(Peer(server.port, "pour", receive_buffer=65_536))
        stalled.send("400 65536")
        eventually(lambda: server.state()["waiting_now"])
        stack.enter_context(half_a_post(server.port))
        silent = stack.enter_context(Peer(server.port, "echo"))  # reads, but never answers a close frame
        clients = [stack.enter_context(server.socket("echo")) for _ in range(3)]
        begun = time.monotonic()
        server.signal()
        for client in clients:
            assert json.loads(client.recv())["type"] == "reconnect"
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", server.port))
        for client in clients:
            assert end_of(client) == (1012, "")
        assert silent.receive()[0] == 1
        assert silent.receive() == (8, b"\x03\xf4")
        assert server.wait(15 - (time.monotonic() - begun)) == 0
    assert server.stop().count("disconnected") == 5


def test_every_consumer_learns_of_the_end(server: RunningServer) -> None:
    with ExitStack() as stack:
        for _ in range(5):
            stack.enter_context(server.socket("echo"))
        server.signal()
        assert server.wait(5) == 0
    assert server.stop().count("disconnected") == 5


def test_request_in_flight_is_answered(server: RunningServer) -> None:
    with half_a_post(server.port) as upload, server.socket("echo") as client:
        server.signal()
        assert json.loads(client.recv())["type"] == "reconnect"  # the drain has begun
        with pytest.raises(TimeoutError):
            client.recv(timeout=0.5)  # and waits
        upload.sendall(b"world")
        answer = rest(upload)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"connection: close" in answer.lower()
    assert answer.endswith(b"\r\n10")
    assert server.wait(5) == 0


def test_new_sockets_are_refused_on_an_old_connection_too(server: RunningServer) -> None:
    with (
        half_a_post(server.port) as upload,  # keeps the drain going
        socket.create_connection(("127.0.0.1", server.port), timeout=5) as kept,
        server.socket("echo") as client,
    ):
        server.signal()
        client.recv()
        kept.sendall(handshake_for("echo"))
        assert rest(kept).startswith(b"HTTP/1.1 503 ")
        upload.sendall(b"world")
    assert server.wait(5) == 0


def test_signal_within_a_handshake_is_survived(server: RunningServer) -> None:
    with Peer(server.port, "never-accepted", handshake=False) as peer:
        server.state()  # its request has been read
        server.signal()
        assert b" 403 " in peer.stream.readline()
        assert server.wait(5) == 0


def test_signal_right_after_requests_and_handshakes_is_survived(server: RunningServer) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(server.socket("echo"))
        stack.enter_context(server.socket("echo")).close_socket()
        server.state()
        server.signal()
        assert server.wait(5) == 0


def test_socket_that_its_application_left_is_closed_too(server: RunningServer) -> None:
    with server.socket("leave") as client:
        with pytest.raises(TimeoutError):
            client.recv(timeout=2.5)  # the server looks after its applications every second
        server.signal()
        assert end_of(client) == (1012, "")
    assert server.wait(5) == 0


def test_threads_find_the_loop_still_running(server: RunningServer) -> None:
    with server.socket("thread") as client:
        client.send("work")
        eventually(lambda: server.state()["received"])
        server.signal()
        assert server.wait(8) == 0
    assert "done" in server.stop()


def test_second_ctrl_c_ends_it_at_once(start: Callable[..., RunningServer]) -> None:
    server = start()
    with half_a_post(server.port), server.socket("echo") as client:
        server.signal(signal.SIGINT)
        client.recv()  # the drain has begun
        server.signal(signal.SIGINT)
        assert server.wait(2) == 128 + signal.SIGINT
