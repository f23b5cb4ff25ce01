"""The server's HTTP side: sizes, slow readers, proxies."""

import http.client
import socket
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.server.peer import rest
from tests.server.running import RunningServer, eventually


def post(server: RunningServer, body: bytes | list[bytes]) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.request("POST", "/", body=body, encode_chunked=isinstance(body, list))
        response = connection.getresponse()
        return response.status, response.read()


@pytest.mark.parametrize("chunked", [False, True])
def test_body_over_the_limit_is_refused(server: RunningServer, chunked: bool) -> None:
    mebibyte = b"x" * 1024 * 1024
    assert post(server, [mebibyte] * 8 if chunked else mebibyte * 8) == (200, b"%d" % (8 * 1024 * 1024))
    assert post(server, [mebibyte] * 9 if chunked else mebibyte * 9)[0] == 413


def test_forms_are_left_to_the_application(server: RunningServer) -> None:
    """Twisted would take one apart by itself, in ten times its size of memory."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.request("POST", "/", b"no form", {"Content-Type": "multipart/form-data; boundary=x"})
        assert connection.getresponse().read() == b"7"
    before = server.megabytes()
    part = b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n' + b"x" * 7 * 1024 * 1024 + b"\r\n--x--\r\n"
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        for _ in range(3):
            connection.request("POST", "/", part, {"Content-Type": "multipart/form-data; boundary=x"})
            assert connection.getresponse().read() == b"%d" % len(part)
    assert server.megabytes() - before < 40


def test_answer_waits_for_a_slow_reader(server: RunningServer) -> None:
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        reader.connect(("127.0.0.1", server.port))
        reader.sendall(b"GET /stream HTTP/1.0\r\n\r\n")
        assert eventually(lambda: server.state()["sent"]) < 200
        assert len(rest(reader)) > 64 * 1024 * 1024


def test_request_that_trickles_in_is_cut_off(start: Callable[..., RunningServer]) -> None:
    server = start(HASTE="1")
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.settimeout(0.05)  # between two bytes
        slow.sendall(b"GET / HTTP/1.1\r\n")
        assert eventually(lambda: trickle(slow)) == "cut off"


def trickle(slow: socket.socket) -> str:
    try:
        slow.sendall(b"x")
        return "" if slow.recv(1) else "cut off"
    except TimeoutError:
        return ""
    except OSError:
        return "cut off"


def test_proxy_is_believed_only_where_it_stands(start: Callable[..., RunningServer]) -> None:
    claims = {"X-Forwarded-For": "10.0.0.1, 192.0.2.7", "X-Forwarded-Proto": "https"}
    alone, behind = start(), start(BEHIND_PROXY="1")
    assert (alone.state(**claims)["client"][0], alone.state(**claims)["scheme"]) == ("127.0.0.1", "http")
    assert (behind.state(**claims)["client"], behind.state(**claims)["scheme"]) == (["192.0.2.7", 0], "https")
