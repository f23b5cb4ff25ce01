"""For operators: `/livez` (the process runs), `/healthz` (it could serve a socket well), `/metrics`."""

import asyncio
import ipaddress
import secrets

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from project.realtime import drain
from project.realtime import metrics as counted
from project.realtime.database import in_thread

DATABASE_WITHIN = 2  # seconds
LAG = 1.0  # seconds that the event loop may be late


async def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


async def healthz(request: HttpRequest) -> JsonResponse:
    """200 or 503, and why. A channel layer that is gone is no reason: sockets are served from the database."""
    checks = {
        "database": await _database_answers(),
        "not_draining": not drain.draining(),
        "event_loop": counted.LOOP_LAG._value.get() < LAG,
    }
    healthy = all(checks.values())
    return JsonResponse({"healthy": healthy, "version": settings.VERSION, **checks}, status=200 if healthy else 503)


async def _database_answers() -> bool:
    try:
        async with asyncio.timeout(DATABASE_WITHIN):
            return await in_thread(_ask)
    except (DatabaseError, InterfaceError, TimeoutError):
        return False


def _ask() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


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
