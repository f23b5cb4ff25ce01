"""Who asks, where a proxy stands in between: its word for the address and the scheme (`BEHIND_PROXY`)."""

from typing import Any


def believe_proxy(scope: dict[str, Any]) -> None:
    """Put the client that the proxy saw into the scope.

    Only the last address of the last X-Forwarded-For is the proxy's own; anybody can write the ones before.
    """
    headers = dict(scope["headers"])  # the last one of each name
    address = headers.get(b"x-forwarded-for", b"").decode("latin1").rpartition(",")[2].strip()
    if address:
        scope["client"] = [address, 0]
    if headers.get(b"x-forwarded-proto", b"").strip().lower() == b"https":
        scope["scheme"] = "wss" if scope["type"] == "websocket" else "https"
