"""From the signal to the exit: what was begun is finished, every socket is closed with 1012, within 15 seconds."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Iterable
from concurrent.futures.thread import _python_exit
from typing import TYPE_CHECKING, Any

from daphne.server import reactor

from project.realtime import drain
from project.serving.websocket import CLOSE_SECONDS, Socket

if TYPE_CHECKING:
    from project.server import Server

SERVICE_RESTART = 1012
RETURNS_PER_SECOND = 100  # clients told to come back
DISCONNECT_SECONDS = 1.5  # for the consumers' disconnect()
CANCEL_SECONDS = 0.5  # for everything else
EXIT_SECONDS = drain.DRAIN_SECONDS + CLOSE_SECONDS + DISCONNECT_SECONDS + CANCEL_SECONDS

logger = logging.getLogger(__name__)


def on_signals(loop: asyncio.AbstractEventLoop) -> None:
    """The first SIGTERM or SIGINT begins the end; another SIGINT is the end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, loop)


def _stop(loop: asyncio.AbstractEventLoop) -> None:
    logger.info("Stopping: finishing what was begun. Ctrl-C stops at once.")
    loop.add_signal_handler(signal.SIGTERM, lambda: None)
    loop.add_signal_handler(signal.SIGINT, os._exit, 128 + signal.SIGINT)
    last_resort = threading.Timer(EXIT_SECONDS + 0.7, _give_up)
    last_resort.daemon = True
    last_resort.start()
    reactor.stop()  # it calls Server.kill_all_applications(), and waits for it


def _give_up() -> None:
    logger.error("A thread did not end in %.0f seconds: stopped without it.", EXIT_SECONDS)
    os._exit(1)


async def shut_down(server: "Server") -> None:
    """Everything between the signal and the exit, in order."""
    end = server.loop.time() + EXIT_SECONDS
    await asyncio.gather(*(port.stopListening().asFuture(server.loop) for port in server.ports))
    sockets = [protocol for protocol in server.connections if isinstance(protocol, Socket)]
    drain.begin(spread=1 + len(sockets) / RETURNS_PER_SECOND)
    if not await drain.finished():
        logger.warning("Something did not finish in %.0f seconds and was cut off.", drain.DRAIN_SECONDS)
    await _close(server)
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await _end_of(tasks, CANCEL_SECONDS)
    await _end_of([_threads(server.loop)], end - server.loop.time())


async def _close(server: "Server") -> None:
    """Close every socket; their consumers' disconnect() follows."""
    applications = []
    for protocol, details in list(server.connections.items()):
        if not isinstance(protocol, Socket):
            continue
        if application := details.get("application_instance"):  # missing: just connecting, or over
            applications.append(application)
        try:
            protocol.wire.close(SERVICE_RESTART)
        except Exception:
            logger.exception("A socket could not be closed.")
    await _end_of(applications, CLOSE_SECONDS + DISCONNECT_SECONDS)


def _threads(loop: asyncio.AbstractEventLoop) -> asyncio.Future[None]:
    """Done when every thread pool is: their last work may need the loop, so that it cannot wait for Python's exit."""
    joined = loop.create_future()

    def join() -> None:
        _python_exit()
        loop.call_soon_threadsafe(joined.set_result, None)

    threading.Thread(target=join, daemon=True).start()
    return joined


async def _end_of(tasks: Iterable["asyncio.Future[Any]"], seconds: float) -> None:
    if tasks := set(tasks):
        await asyncio.wait(tasks, timeout=seconds)
