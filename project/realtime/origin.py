"""Only our own pages may open sockets: the exact origin is checked (stop 2).

A browser sends cookies with a WebSocket whichever page opens it, so that without this any web page
could act as its visitor. Scheme, host and port have to be those that the socket itself was asked for.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from channels.security.websocket import WebsocketDenier
from django.conf import settings
from django.http.request import split_domain_port, validate_host

App = Callable[[Any, Any, Any], Awaitable[Any]]
PORTS = {"http": 80, "https": 443}


class OwnOriginOnly:
    """ASGI middleware that denies the handshake (HTTP 403) to any other origin, and to none."""

    def __init__(self, application: App) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> Any:
        if is_own(scope):
            return await self.application(scope, receive, send)
        return await WebsocketDenier()(scope, receive, send)


def is_own(scope: dict[str, Any]) -> bool:
    """Whether the handshake's one `Origin` is that of the address it asks for, or one of EXTRA_ORIGINS."""
    origins = _headers(scope, b"origin")
    hosts = _headers(scope, b"host")
    if len(origins) != 1 or len(hosts) != 1:
        return False
    if origins[0] in settings.EXTRA_ORIGINS:
        return True
    host, _ = split_domain_port(hosts[0])
    if not validate_host(host, settings.ALLOWED_HOSTS):
        return False
    asked = parse(f"{_scheme(scope)}://{hosts[0]}")
    return asked is not None and parse(origins[0]) == asked


def may_come(scope: dict[str, Any]) -> bool:
    """The same for a GET, with which a browser names the origin only if it is another one."""
    hosts = _headers(scope, b"host")
    if len(hosts) != 1 or not validate_host(split_domain_port(hosts[0])[0], settings.ALLOWED_HOSTS):
        return False
    return not _headers(scope, b"origin") or is_own(scope)


def parse(origin: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of a serialised origin (RFC 6454, section 6.2); None for anything else."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in PORTS or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if origin.lower() != f"{parts.scheme}://{host}" + ("" if port is None else f":{port}"):
        return None  # a name, a path, a zero before the port: no browser writes an origin like that
    return parts.scheme, parts.hostname, PORTS[parts.scheme] if port is None else port


def _scheme(scope: dict[str, Any]) -> str:
    secure = scope.get("scheme") in {"wss", "https"}
    if settings.BEHIND_PROXY:
        secure = _headers(scope, b"x-forwarded-proto") == ["https"]
    return "https" if secure else "http"


def _headers(scope: dict[str, Any], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]
