"""The door of a room: each visitor loads the page, and so gets a session of their own (stop 2)."""

import ipaddress
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlsplit

TIMEOUT = 20  # seconds


class Closed(Exception):
    """Why nobody gets in, for the person at the keyboard."""


@dataclass(frozen=True)
class Entry:
    """What a browser has when it has loaded the page."""

    kind: str
    socket: str
    origin: str
    cookie: str


def own_machine(url: str) -> str:
    """The origin of `url`; `Closed` unless it is on this machine, for a crowd is a flood to anybody else's."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise Closed(f"{url} is no address.") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise Closed(f"{url} is no address. It looks like this: http://localhost:8000")
    if host != "localhost" and not _is_loopback(host):
        raise Closed(f"A crowd only comes to this machine (localhost, 127.0.0.1, [::1]), not to {host}.")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def enter(page: str) -> Entry:
    """Load a room's page, or follow a link to it, as a new browser. Blocks; `Closed` says why it could not."""
    origin = own_machine(page)
    jar = CookieJar()
    browser = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar), _StayHere(origin)
    )
    try:
        with browser.open(page, timeout=TIMEOUT) as answer:
            path = urlsplit(answer.url).path
    except urllib.error.HTTPError as error:
        raise Closed(_reason(error.code, page)) from None
    except (OSError, HTTPException) as error:
        raise Closed(
            f"Nothing answers at {origin} ({getattr(error, 'reason', error)}). Is it running? `make run` starts it."
        ) from None
    found = re.fullmatch(r"/([a-z]+)/[\w-]+/", path)
    if not found:
        raise Closed(f"{page} does not lead to a room.")
    cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    return Entry(found[1], f"ws{origin.removeprefix('http')}/ws{path}", origin, cookie)


def _reason(code: int, page: str) -> str:
    match code:
        case 403:
            return f"{page} opens with a link. Give one: --link http://localhost:8000/join/…/"
        case 404:
            return f"There is no room at {page}, or the link does not work any more."
        case _:
            return f"{page} answered with {code}."


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but not to anywhere else."""

    def __init__(self, origin: str) -> None:
        self._origin = origin

    def redirect_request(self, req: Any, *rest: Any) -> Any:
        newurl = rest[-1]
        if not newurl.startswith(f"{self._origin}/"):
            raise Closed(f"{req.full_url} leads elsewhere: {newurl}")
        return super().redirect_request(req, *rest)
