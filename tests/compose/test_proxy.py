"""The proxy: what it serves itself, what it keeps from the world, and how long it waits for a request."""

import socket
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest

from tests.compose.stack import Stack, ask
from tests.faults.figures import Figures, exactly, pick
from tests.proxy_server import validate

HALF_OPEN = pick(short=200, long=1000)
FOR_EVER = "public, max-age=31536000, immutable"
HALVES = {
    "that say nothing": b"",
    "that stop within the headers": b"GET /map/lobby/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
}


def test_its_configuration_is_valid() -> None:
    assert "Valid configuration" in validate()


def test_what_is_for_the_operator_is_kept_from_the_world(stack: Stack) -> None:
    assert {*stack.statuses("/metrics")} == {HTTPStatus.OK}
    assert ask(f"{stack.url}/metrics") == HTTPStatus.NOT_FOUND


def test_static_files_and_pictures_are_kept_by_browsers_for_ever(stack: Stack) -> None:
    page = f"{stack.url}/live/lobby/"
    paths = [path for path in quoted_in(page) if path.startswith(("/static/css/", "/media/"))]
    assert any(path.startswith("/media/") for path in paths), "The blog's lobby has pictures."
    for path in paths:
        with urllib.request.urlopen(stack.url + path, timeout=20) as answer:
            assert answer.headers["Cache-Control"] == FOR_EVER
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "Set-Cookie" not in answer.headers


def quoted_in(url: str) -> set[str]:
    """The addresses in a page, between quotes or, within a `srcset`, between spaces."""
    with urllib.request.urlopen(url, timeout=20) as answer:
        return {*answer.read().decode().replace('"', " ").replace(",", " ").split()}


@pytest.mark.parametrize("way", HALVES)
def test_half_open_requests_are_cut_off_and_disturb_nobody(stack: Stack, figures: Figures, way: str) -> None:
    with many_connections(stack.url, HALF_OPEN) as connections:
        for connection in connections:
            connection.sendall(HALVES[way])
        pages = [ask(f"{stack.url}/map/lobby/") for _ in range(5)]
        ended = [ends(connection) for connection in connections]
    figures.note(
        13,
        f"{stack.name}: half-open requests {way}",
        f"{HALF_OPEN} connections",
        exactly("cut off", sum(ended), HALF_OPEN),
        exactly("pages that others got meanwhile", {*pages}, {int(HTTPStatus.OK)}),
    )


@contextmanager
def many_connections(url: str, count: int) -> Iterator[list[socket.socket]]:
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
