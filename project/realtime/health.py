"""For operators: `/livez` (the process runs), `/healthz` (it could serve a socket well), `/metrics`.

The first two are ASGI applications, asked before Django is. Its middleware runs in threads; each step from one to the
next waits for the event loop, which a crowd at the door keeps busy, and whoever asks for our health cannot wait.
"""

import asyncio
import ipaddress
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from channels.db import DatabaseSyncToAsync
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from project.realtime import drain
from project.realtime import metrics as counted
from project.realtime.messages import encode

DATABASE_WITHIN = 2  # seconds
LAG = 1.0  # seconds that the event loop may be late

_pool = ThreadPoolExecutor(1, thread_name_prefix="health")  # not behind those whom the crowd waits for


async def livez(scope: Any, receive: Any, send: Any) -> None:
    await _answer(send, 200, b"text/plain", b"ok\n")


async def healthz(scope: Any, receive: Any, send: Any) -> None:
    """200 or 503, and why. A channel layer that is gone is no reason: sockets are served from the database."""
    checks = {
        "database": await _database_answers(),
        "not_draining": not drain.draining(),
        "event_loop": counted.LOOP_LAG._value.get() < LAG,
    }
    healthy = all(checks.values())
    told = {"healthy": healthy, "version": settings.VERSION, **checks}
    await _answer(send, 200 if healthy else 503, b"application/json", encode(told))


async def _database_answers() -> bool:
    try:
        async with asyncio.timeout(DATABASE_WITHIN):
            return bool(await DatabaseSyncToAsync(_ask, thread_sensitive=False, executor=_pool)())
    except (DatabaseError, InterfaceError, TimeoutError):
        return False


def _ask() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


async def _answer(send: Any, status: int, type: bytes, body: bytes) -> None:
    headers = [(b"content-type", type), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def metrics(request: HttpRequest) -> HttpResponse:
    """Counts only, no names; to private addresses, or to whoever has METRICS_TOKEN."""
    if not _may_read(request):
        return HttpResponse("Not for you.\n", status=403, content_type="text/plain")
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return secrets.compare_digest(given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    client = request.META.get("REMOTE_ADDR")
    return ipaddress.ip_address(client).is_private if client else False
