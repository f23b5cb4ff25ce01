"""Only our own pages may open sockets: scheme, host and port of the origin have to be the socket's own."""

from typing import Any

import pytest

from project.realtime.models import Room
from project.realtime.origin import is_own
from tests.tabs import Tab

Headers = list[tuple[bytes, bytes]]


def scope(host: str | None, *origins: str, scheme: str = "ws", more: Headers | None = None) -> dict[str, Any]:
    hosts = [] if host is None else [(b"host", host.encode())]
    return {"scheme": scheme, "headers": [*hosts, *((b"origin", origin.encode()) for origin in origins), *(more or [])]}


@pytest.mark.parametrize(
    ("origin", "host", "scheme"),
    [
        ("http://localhost:8000", "localhost:8000", "ws"),
        ("http://localhost", "localhost", "ws"),
        ("http://localhost", "localhost:80", "ws"),
        ("http://localhost:80", "localhost", "ws"),
        ("https://localhost", "localhost:443", "wss"),
        ("https://localhost:443", "localhost", "wss"),
        ("http://LOCALHOST:8000", "localhost:8000", "ws"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "ws"),
        ("http://[::1]:8000", "[::1]:8000", "ws"),
        ("http://[::1]", "[::1]", "ws"),
    ],
)
def test_our_own_pages_may(origin: str, host: str, scheme: str) -> None:
    assert is_own(scope(host, origin, scheme=scheme))


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost", "http://localhost:80", "http://localhost:8001", "https://localhost:8000",
        "ws://localhost:8000", "file://localhost:8000", "localhost:8000", "//localhost:8000", "null", "", "*",
        "http://evil.example", "http://localhost:8000.evil.example", "http://localhost.evil.example:8000",
        "http://evil-localhost:8000", "http://sub.localhost:8000", "http://localhost.:8000",
        "http://localhost:8000@evil.example", "http://evil.example@localhost:8000", "http://user:pw@localhost:8000",
        "http://localhost:8000/", "http://localhost:8000/x", "http://localhost:8000?x", "http://localhost:8000#x",
        "http://localhost:8000 ", " http://localhost:8000", "http://local\thost:8000", "http://localhost:8000\\",
        "http://localhost:8000, http://localhost:8000", "http://localhost:8000 http://evil.example",
        "http://127.0.0.1:8000", "http://[::1]:8000", "http://[::1", "http://localhost:80000", "http://localhost:x",
        "http://:8000", "http://", "http://localhost:08000x", "http://localhost:08000", "http://localhost:",
    ],
)  # fmt: skip
def test_no_other_page_may(origin: str) -> None:
    assert not is_own(scope("localhost:8000", origin))


def test_no_origin_and_two_origins_are_refused() -> None:
    assert not is_own(scope("localhost"))
    assert not is_own(scope("localhost", "http://localhost", "http://localhost"))
    assert not is_own(scope("localhost", "http://localhost", "http://evil.example"))


def test_no_host_two_hosts_and_foreign_hosts_are_refused() -> None:
    assert not is_own(scope(None, "http://localhost"))
    assert not is_own(scope("localhost", "http://localhost", more=[(b"host", b"localhost")]))
    assert not is_own(scope("evil.example", "http://evil.example")), "a name that was bent to our address"
    assert not is_own(scope("localhost:x", "http://localhost:x"))


def test_extra_origins_may_exactly_as_they_are_named(settings: Any) -> None:
    settings.EXTRA_ORIGINS = ["https://partner.example"]
    assert is_own(scope("localhost:8000", "https://partner.example"))
    assert not is_own(scope("localhost:8000", "https://partner.example:444"))
    assert not is_own(scope("localhost:8000", "http://partner.example"))
    assert not is_own(scope("localhost:8000", "https://partner.example", "https://partner.example"))


def test_behind_a_proxy_the_scheme_is_the_one_that_the_proxy_tells(settings: Any) -> None:
    settings.BEHIND_PROXY = True
    tells = [(b"x-forwarded-proto", b"https")]
    assert is_own(scope("localhost", "https://localhost", more=tells))
    assert not is_own(scope("localhost", "http://localhost", more=tells))
    assert not is_own(scope("localhost", "https://localhost", more=[*tells, *tells]))
    assert is_own(scope("localhost", "http://localhost"))


def test_without_a_proxy_nobody_is_believed(settings: Any) -> None:
    settings.BEHIND_PROXY = False
    assert not is_own(scope("localhost", "https://localhost", more=[(b"x-forwarded-proto", b"https")]))


async def test_a_foreign_page_gets_no_socket(lobby: Room) -> None:
    tab = Tab("/ws/map/lobby/", headers=[(b"host", b"localhost"), (b"origin", b"http://evil.example")])
    assert not await tab.connect()
