"""The drain: what a process that was told to stop lets its parts finish before its sockets close."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Any

DRAIN_SECONDS = float(os.environ.get("DRAIN_SECONDS", "10"))  # for what was begun; then it is cut off

logger = logging.getLogger(__name__)

_draining = threading.Event()
_callbacks: list[Callable[[float], None]] = []
_begun: set[asyncio.Future[Any]] = set()


def draining() -> bool:
    """Whether this process is going away: it takes no new sockets, and `/healthz` says so."""
    return _draining.is_set()


def on_drain(callback: Callable[[float], None]) -> None:
    """Have `callback` called once, on the loop, when the drain begins.

    It gets the seconds over which clients should spread their return. What it writes to a socket
    arrives before the close frame; what it does later it tracks.
    """
    _callbacks.append(callback)


def track(future: asyncio.Future[Any]) -> None:
    """Have the drain wait for `future`: a command on its way to the database, an open HTTP request."""
    _begun.add(future)
    future.add_done_callback(_begun.discard)


def begin(spread: float) -> None:
    """The process was told to stop; clients come back within `spread` seconds."""
    _draining.set()
    for callback in _callbacks:
        try:
            callback(spread)
        except Exception:
            logger.exception("A part of the process failed to prepare for its end.")


async def finished(seconds: float = DRAIN_SECONDS) -> bool:
    """Wait until everything tracked is done, at most `seconds`; whether it is."""
    end = time.monotonic() + seconds
    while _begun and (left := end - time.monotonic()) > 0:
        await asyncio.wait(_begun, timeout=left)
    return not _begun
