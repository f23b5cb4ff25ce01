"""With a DOMAIN there is TLS, and nothing without it."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.conftest import MakeWeb
from tests.proxy_server import SecureProxy

HSTS = "Strict-Transport-Security"
A_YEAR = "max-age=31536000; includeSubDomains"


@pytest.fixture(scope="module")
def site(make_web: MakeWeb, collected: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureProxy]:
    place = tmp_path_factory.mktemp("secure")
    proxy = SecureProxy(place, [make_web(DOMAIN="localhost", BEHIND_PROXY="1")], collected, place)
    proxy.start()
    yield proxy
    proxy.close()


def headers_of(site: SecureProxy, path: str) -> Message:
    try:
        with urllib.request.urlopen(site.url + path, timeout=20, context=site.context()) as answer:
            headers: Message = answer.headers
            return headers
    except urllib.error.HTTPError as error:
        return error.headers


@pytest.mark.parametrize("path", ["/map/lobby/", "/static/icons.svg", "/static/none.css", "/metrics", "/nothing/"])
def test_every_answer_insists_on_tls_once(site: SecureProxy, path: str) -> None:
    (told,) = headers_of(site, path).get_all(HSTS) or []
    assert told.startswith(A_YEAR)


def test_without_tls_one_is_sent_where_it_is(site: SecureProxy) -> None:
    with urllib.request.urlopen(f"http://localhost:{site.http_port}/livez", timeout=20, context=site.context()) as page:
        assert page.url == f"{site.url}/livez"


async def test_only_pages_that_came_by_tls_open_sockets(site: SecureProxy) -> None:
    async def knock(origin: str) -> str:
        socket = connect(site.ws("/ws/map/lobby/"), ssl=site.context(), additional_headers={"Origin": origin})
        async with socket as opened:
            await opened.send(json.dumps({"type": "hello", "since": None}))
            frame: dict[str, str] = json.loads(await opened.recv())
            return frame["type"]

    assert await knock(site.url) == "welcome"
    for other in (site.url.replace("https", "http"), "https://localhost", "https://example.org"):
        with pytest.raises(InvalidStatus):
            await knock(other)
