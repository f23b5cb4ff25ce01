"""Requests that never end, or are too much: they cost those who send them, and nobody else."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest

from tests.compose.stack import Stack, ask
from tests.faults.figures import Figures, at_most, exactly, pick

HALF_OPEN = pick(short=200, long=1000)
ABORTED = pick(short=100, long=500)
HALVES = {
    "that say nothing": b"",
    "that stop within the headers": b"GET /map/lobby/ HTTP/1.1\r\nHost: {host}\r\nX-Slow: ",
}
POST = b"POST /rooms/new/ HTTP/1.1\r\nHost: {host}\r\n"
HANDSHAKE = (
    b"GET /ws/map/lobby/ HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
ABORTS = {
    "that stop within the body": POST + b"Content-Length: 100\r\n\r\nkind=",
    "whose chunks are none": POST + CHUNKED + b"no number\r\n",
    "for a socket, with a body that never comes": HANDSHAKE + b"Content-Length: 100\r\n\r\nhello",
    "for a socket, whose chunks are none": HANDSHAKE + CHUNKED + b"no number\r\n",
}


@pytest.mark.parametrize("way", HALVES)
def test_half_open_requests_are_cut_off_and_disturb_nobody(stack: Stack, figures: Figures, way: str) -> None:
    with many_connections(stack.url, HALF_OPEN) as connections:
        for connection in connections:
            connection.sendall(to(stack, HALVES[way]))
        pages = [ask(f"{stack.url}/map/lobby/") for _ in range(5)]
        ended = [ends(connection) for connection in connections]
    figures.note(
        13,
        f"{stack.name}: half-open requests {way}",
        f"{HALF_OPEN} connections",
        exactly("cut off", sum(ended), HALF_OPEN),
        exactly("pages that others got meanwhile", {*pages}, {int(HTTPStatus.OK)}),
    )


def to(stack: Stack, request: bytes) -> bytes:
    """The request with the host that the proxy answers for."""
    return request.replace(b"{host}", urlsplit(stack.url).netloc.encode())


@contextmanager
def many_connections(url: str, count: int) -> Iterator[list[socket.socket]]:
    """So many, open at the same time."""
    there = urlsplit(url)
    address = (str(there.hostname), int(there.port or 80))
    with ExitStack() as ends:
        yield [ends.enter_context(socket.create_connection(address, timeout=30)) for _ in range(count)]


def ends(connection: socket.socket) -> bool:
    """Whether the other side closes it; it may say why before."""
    try:
        while connection.recv(4096):
            pass
    except TimeoutError:
        return False
    except ConnectionResetError:
        pass
    return True


@pytest.mark.parametrize("way", ABORTS)
def test_requests_that_break_off_have_no_process_passed_over(stack: Stack, figures: Figures, way: str) -> None:
    """A proxy that blames the web process for them finds nobody to send the others to."""
    times = []
    for _ in range(10):
        with many_connections(stack.url, ABORTED // 10) as connections:
            for connection in connections:
                connection.sendall(to(stack, ABORTS[way]))
            for connection in connections:
                connection.shutdown(socket.SHUT_WR)
            assert all(ends(connection) for connection in connections)
        times.append(loads(stack))
    figures.note(
        13,
        f"{stack.name}: requests {way}",
        f"{ABORTED} in tens of them",
        exactly("others are served", all(times), True),
        at_most("slowest page of others", max(times), 3, "s"),
    )


def loads(stack: Stack) -> float:
    """Seconds until a page is there, and a handshake is answered; 0 if one of them is not."""
    began = time.monotonic()
    if ask(f"{stack.url}/map/lobby/") != HTTPStatus.OK:
        return 0
    with many_connections(stack.url, 1) as (connection,):
        connection.sendall(to(stack, HANDSHAKE + b"\r\n"))
        answer = connection.recv(100)  # without an origin it is refused, by a web process
    return time.monotonic() - began if answer.startswith(b"HTTP/1.1 403") else 0
