"""The headers that keep browsers careful: on each kind of answer, whoever gives it."""

import http.client
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.conftest import MakeWeb
from tests.hostile.visitor import Visitor
from tests.web_process import WebProcess

# Of each kind one: pages, data, pictures, files, streams, feeds, what others may show, and what goes wrong.
ANSWERS = {
    "/": 200, "/map/lobby/": 200, "/sketch/lobby/": 200, "/live/lobby/": 200, "/first-steps/": 200,
    "/admin/login/": 200,
    "/api/docs/": 200, "/api/rooms/": 200, "/api/schema/": 200, "/livez": 200, "/healthz": 200, "/metrics": 200,
    "/sketch/lobby.svg": 200, "/live/lobby/feed.atom": 200, "/sitemap.xml": 200, "/map/lobby/export.csv": 200,
    "/live/lobby/events/": 200, "/live/lobby/updates/?after=0": 200, "/map/lobby/history/": 200,
    "/map/lobby/embed/": 200, "/live/lobby/embed/": 200, "/oembed?url=x": 404, "/nothing/": 404, "/map/none/": 404,
    "/join/none/": 404, "/api/none/": 404, "/static/none.js": 404, "/rooms/new/": 405,
}  # fmt: skip
EMBEDS = {"/map/lobby/embed/", "/live/lobby/embed/"}


@contextmanager
def answer(site: WebProcess, path: str, **headers: str) -> Iterator[http.client.HTTPResponse]:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)) as connection:
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        with closing(connection.getresponse()) as response:
            yield response


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_says_how_it_may_be_used(site: WebProcess, path: str) -> None:
    with answer(site, path) as response:
        headers = response.headers
        assert response.status == ANSWERS[path]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=(self)" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"script-src[^;]*(\*|data:|http)", policy)
    assert ("frame-ancestors *" if path in EMBEDS else "frame-ancestors 'none'") in policy
    assert all(len(headers.get_all(name) or []) == 1 for name in ("Content-Security-Policy", "Cache-Control"))
    assert not {"Server", "X-Powered-By"} & {*headers}


def test_scripts_and_stylesheets_say_only_what_counts_for_them(site: WebProcess) -> None:
    with answer(site, "/map/lobby/") as page:
        paths = {*re.findall(r'"(/static/[^"]+\.(?:js|css))"', page.read().decode())}
    assert len(paths) > 3
    for path in paths:
        with answer(site, path, Accept_Encoding="gzip") as response:
            assert response.status == 200
            assert {*map(str.lower, response.headers)} == {
                "x-content-type-options", "cross-origin-resource-policy", "cache-control",
                "content-type", "content-length", "content-encoding", "vary", "etag", "last-modified",
            }  # fmt: skip
            assert "immutable" in response.headers["Cache-Control"]


def test_a_picture_could_be_opened_as_a_page_and_so_says_what_it_may_do(site: WebProcess) -> None:
    with answer(site, "/map/lobby/") as page:
        (path, *_) = re.findall(r'"(/static/icons[^"]+)"', page.read().decode())
    with answer(site, path) as response:
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert "camera=()" in response.headers["Permissions-Policy"]


def test_pages_and_data_come_compressed_and_streams_at_once(site: WebProcess) -> None:
    for path in ("/live/lobby/", "/api/schema/", "/map/lobby/export.geojson"):
        with answer(site, path, Accept_Encoding="gzip") as response:
            assert response.headers["Content-Encoding"] == "gzip", path
    with answer(site, "/live/lobby/events/", Accept_Encoding="gzip") as stream:
        assert stream.headers["Content-Encoding"] is None
        assert stream.readline()


def test_what_is_for_one_person_is_kept_by_no_cache_that_others_share(site: WebProcess) -> None:
    ana = Visitor(site)
    room = ana.makes("map")
    for path in (room["path"], f"/api/rooms/map/{room['slug']}/", f"{room['path']}share/", f"{room['path']}history/"):
        with answer(site, path, Cookie=ana.cookie) as response:
            assert response.status == 200
            assert re.search(r"\b(private|no-store)\b", response.headers["Cache-Control"]), path


def test_too_large_a_body_is_refused_with_the_same_headers(site: WebProcess) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)) as connection:
        connection.request("POST", "/rooms/new/", body=b"x" * (9 * 1024 * 1024))
        response = connection.getresponse()
        assert response.status == 413
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_under_a_domain_everything_insists_on_tls(web: MakeWeb) -> None:
    site = web(DOMAIN="localhost")
    for path in ("/", "/static/none.js", "/live/lobby/events/", "/api/rooms/", "/nothing/"):
        with answer(site, path, Host="localhost", X_Forwarded_Proto="https") as response:
            assert "max-age=31536000" in (response.headers["Strict-Transport-Security"] or ""), path
    with answer(site, "/", Host="localhost", X_Forwarded_Proto="https") as response:
        cookies = response.headers.get_all("Set-Cookie") or []
        assert cookies
        assert all("Secure" in cookie and "SameSite=Lax" in cookie for cookie in cookies)
    with answer(site, "/", Host="localhost") as response:
        assert (response.status, response.headers["Location"]) == (301, "https://localhost/")
