"""The proxy: what it serves itself, what it keeps from the world, and what it says when nobody is there."""

import gzip
import hashlib
import re
import time
import urllib.error
import urllib.request
from base64 import b64encode
from email.message import Message
from http import HTTPStatus
from typing import NamedTuple

import pytest

from project.serving.headers import of_every_answer, of_every_part
from tests.compose.stack import Stack, ask
from tests.proxy_server import validate

FOR_EVER = "public, max-age=31536000, immutable"
CAREFUL = {name.decode(): value.decode() for name, value in of_every_answer().items()}
OF_PARTS = {name.decode() for name in of_every_part()}
MIB = 1024 * 1024


class Answer(NamedTuple):
    status: int
    headers: Message
    text: str


def get(url: str, accept: str = "*/*", body: bytes | None = None) -> Answer:
    request = urllib.request.Request(url, body, {"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read().decode())


def test_its_configuration_is_valid() -> None:
    assert "Valid configuration" in validate()


def test_what_is_for_the_operator_is_kept_from_the_world(stack: Stack) -> None:
    assert {*stack.statuses("/metrics")} == {HTTPStatus.OK}
    assert ask(f"{stack.url}/metrics") == HTTPStatus.NOT_FOUND


def test_static_files_and_pictures_are_kept_by_browsers_for_ever(stack: Stack) -> None:
    page = get(f"{stack.url}/live/lobby/")
    paths = [path for path in quoted_in(page.text) if path.startswith(("/static/css/", "/media/"))]
    assert any(path.startswith("/media/") for path in paths), "The blog's lobby has pictures."
    for path in paths:
        file = get(stack.url + path)
        assert file.headers["Cache-Control"] == FOR_EVER
        assert "Set-Cookie" not in file.headers
        assert_careful(file.headers, but="Cache-Control", part=path.startswith("/static/css/"))


def test_static_files_are_sent_small(stack: Stack) -> None:
    (style, *_) = [path for path in quoted_in(get(f"{stack.url}/").text) if path.startswith("/static/css/main.")]
    request = urllib.request.Request(stack.url + style, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(answer.read()).decode() == get(stack.url + style).text


def quoted_in(page: str) -> set[str]:
    """The addresses in a page, between quotes or, within a `srcset`, between spaces."""
    return {*page.replace('"', " ").replace(",", " ").split()}


def assert_careful(headers: Message, *, but: str, part: bool = False) -> None:
    """What the proxy answers itself is as careful as what the web processes answer; as short, for a part of a page."""
    wanted = {name: [value] if name in OF_PARTS or not part else None for name, value in CAREFUL.items() if name != but}
    assert {name: headers.get_all(name) for name in wanted} == wanted
    assert "Server" not in headers


@pytest.mark.parametrize(
    ("path", "status"), {"/static/none.css": 404, "/media/none.webp": 404, "/media/": 404, "/metrics": 404}.items()
)
def test_what_is_not_there_is_kept_by_nobody_and_as_careful(stack: Stack, path: str, status: int) -> None:
    answer = get(stack.url + path)
    assert (answer.status, answer.text) == (status, "404 Not Found\n")
    assert answer.headers["Cache-Control"] == "no-store"
    assert_careful(answer.headers, but="Cache-Control")


@pytest.mark.parametrize("size", [8 * MIB + 1, 9 * MIB])  # the web process says so, or already the proxy
def test_too_large_a_body_is_refused(stack: Stack, size: int) -> None:
    answer = get(f"{stack.url}/rooms/new/", body=b"x" * size)
    assert answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert_careful(answer.headers, but="Cache-Control")


def test_pages_say_themselves_what_they_need(stack: Stack) -> None:
    answer = get(f"{stack.url}/map/lobby/")
    (policy,) = answer.headers.get_all("Content-Security-Policy") or []
    assert "script-src 'self'" in policy
    assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert "Server" not in answer.headers


@pytest.mark.timeout(180)
def test_with_no_web_process_there_people_are_asked_for_patience(stack: Stack) -> None:
    stack.stop("web")
    page = get(f"{stack.url}/map/lobby/", accept="text/html,application/xhtml+xml,*/*;q=0.8")
    script = get(f"{stack.url}/api/rooms/")
    assert "<h1>Back in a moment</h1>" in page.text
    assert '<meta http-equiv="refresh" content="5">' in page.text  # so that it ends by itself
    assert script.text.startswith("50")
    for answer in (page, script):
        assert answer.status in {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE}
        assert answer.headers["Retry-After"] == "5"
        assert answer.headers["Cache-Control"] == "no-store"
    assert_careful(script.headers, but="Cache-Control")
    style = re.search(r"<style>(.*?)</style>", page.text, re.DOTALL)
    assert style
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    assert page.headers.get_all("Content-Security-Policy") == [policy]
    assert get(f"{stack.url}/static/none.css").status == HTTPStatus.NOT_FOUND


def test_whoever_waits_gets_the_page_when_somebody_is_back(stack: Stack) -> None:
    stack.stop("web")
    stack.make_whole()
    asked = time.monotonic()
    assert get(f"{stack.url}/map/lobby/").status == HTTPStatus.OK
    assert time.monotonic() - asked < 5
