"""Row 14: pages of other origins, among them those that look like ours, at everything that a browser's cookie opens."""

import json
import socket
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern

from project.routing import sockets, streams
from tests.faults.figures import Figures, exactly
from tests.hostile.raw_socket import PATIENCE, handshake
from tests.hostile.visitor import Visitor
from tests.web_process import WebProcess


def others(site: WebProcess) -> list[str]:
    """Origins that are not the site's, most of them nearly."""
    host, port = "127.0.0.1", site.port
    return [
        f"http://{host}:{port + 1}", f"http://{host}", f"https://{host}:{port}", f"ws://{host}:{port}", "null", "", "*",
        f"http://user@{host}:{port}", f"http://user:pw@{host}:{port}", f"http://{host}:{port}@evil.example",
        f"http://{host}:{port}.evil.example", f"http://{host}.evil.example:{port}", f"http://evil{host}:{port}",
        f"http://evil.{host}:{port}", f"http://evil-{host}:{port}", f"http://{host}.:{port}", f"http://{host}:{port}/",
        f"http://{host}:{port}/x", f"http://{host}:{port}?", f"http://{host}:{port}#", f"http://{host}:0{port}",
        f"http://{host}:{port}0", f"http:/{host}:{port}", f"//{host}:{port}", f"{host}:{port}", f"http://localhost:{port}",
        f"http://[::1]:{port}", f"http://2130706433:{port}", f"http://0x7f000001:{port}", f"http://127.1:{port}",
        f"http://{host}:{port} http://evil.example", f"http://{host}:{port}, http://{host}:{port}", "file://",
        f"http://{host}\t:{port}", f"http://{host}:{port}\\", "about:blank", "data:", "chrome-extension://abcdef",
        "http://evil.example", f"http://evil.example:{port}", f"HTTP://{host}:{port + 1}",
    ]  # fmt: skip


def paths(routes: list[Any], prefix: str = "/") -> Iterator[str]:
    """The addresses behind these routes, with the lobby for a slug."""
    for route in routes:
        path = prefix + str(route.pattern).replace("<slug:slug>", "lobby")
        inner = getattr(route, "callback", None)
        while inner is not None and not hasattr(inner, "routes"):  # a router may stand behind a guard
            inner = getattr(inner, "application", getattr(inner, "inner", None))
        if inner is not None:
            yield from paths(inner.routes, path)
        elif isinstance(route, URLPattern) and path != "/":
            yield path


def status_of(site: WebProcess, request: bytes) -> int:
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        return int(connection.recv(200).split(b" ")[1])


def test_no_other_origin_gets_a_socket(site: WebProcess, figures: Figures) -> None:
    found = [*paths(sockets.routes)]
    assert {"/ws/map/lobby/", "/ws/sketch/lobby/", "/ws/live/lobby/", "/ws/first-steps/chat/"} <= {*found}
    accepted = []
    for path in found:
        own = handshake(site, path)
        assert status_of(site, own) == 101, path
        line = f"Origin: {site.url}\r\n".encode()
        lines = {origin: f"Origin: {origin}\r\n".encode() for origin in others(site)}
        lines |= {"none": b"", "two": line + line, "two, one ours": line + b"Origin: http://evil.example\r\n"}
        accepted += [(path, name) for name, other in lines.items() if status_of(site, own.replace(line, other)) < 400]
    figures.note(
        14, "sockets from other origins", f"{len(lines)} origins × {len(found)} kinds of sockets",
        exactly("accepted", accepted, []),
    )  # fmt: skip


def test_no_other_origin_gets_a_stream(site: WebProcess, figures: Figures) -> None:
    """With a GET of our own pages a browser sends no origin, so that none is right here."""
    host, found = site.url.removeprefix("http://"), [*paths(streams)]
    assert "/live/lobby/events/" in found
    request = "GET {} HTTP/1.1\r\nHost: {}\r\n{}\r\n"
    assert status_of(site, request.format("/live/lobby/events/", host, "").encode()) == 200
    accepted = [
        (path, origin)
        for path in found
        for origin in others(site)
        if status_of(site, request.format(path, host, f"Origin: {origin}\r\n").encode()) < 400
    ]
    figures.note(
        14, "streams from other origins", f"{len(others(site))} origins × {len(found)} streams",
        exactly("accepted", accepted, []),
    )  # fmt: skip


def test_no_other_origin_changes_anything_over_http(site: WebProcess, figures: Figures) -> None:
    """With the visitor's cookies, and even with the token, which no other origin can know."""
    ana = Visitor(site)
    room = ana.makes("map")
    page, rest = room["path"], f"/api/maps/{room['slug']}/markers/"
    marker = json.dumps({"lat": 1, "lng": 2}).encode()
    kinds = {
        "json": {"Content_Type": "application/json"},
        "form": {"Content_Type": "application/x-www-form-urlencoded"},
    }
    asked = [("/rooms/new/", b"kind=map", "form"), (f"{page}share/", b"", "form"), (f"{page}images/", b"", "form"),
             (f"{page}import/", b"", "form"), (rest, marker, "json"), ("/api/rooms/", b'{"kind":"map"}', "json"),
             ("/admin/logout/", b"", "form"), ("/first-steps/posts/", b"", "form")]  # fmt: skip
    right = {"Origin": site.url, "X_CSRFToken": ana.token}
    assert ana.ask(rest, marker, **kinds["json"], **right)[0] == 201
    accepted = []
    for path, body, kind in asked:
        for origin in others(site):
            with_token = {"Origin": origin, "X_CSRFToken": ana.token}
            status, _ = ana.ask(path, body, **kinds[kind], **with_token)
            if status not in {403, 404, 405}:
                accepted.append((path, origin, status))
        accepted += [
            (path, str(known), status)
            for known in ({}, {"Origin": site.url}, {"X_CSRFToken": "a" * 32})  # without the token, whatever the origin
            if (status := ana.ask(path, body, **kinds[kind], **known)[0]) not in {403, 404, 405}
        ]
    count = len(ana.api("GET", f"/maps/{room['slug']}/markers/")["results"])
    figures.note(
        14, "changes over HTTP from other origins", f"{len(others(site)) + 3} × {len(asked)} addresses",
        exactly("accepted", accepted, []), exactly("markers", count, 1),
    )  # fmt: skip
