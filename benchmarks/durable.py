"""Changes that are stored: how long until they are acknowledged, and how many a server can take.

Each writer drops its own marker, at a fixed rate or (`in_flight`) as soon as earlier drops are acknowledged;
everybody in the room gets every event.
"""

import asyncio
import time
from dataclasses import dataclass
from functools import partial

from benchmarks.measuring import Figures, Usage, spread
from benchmarks.servers import Server
from benchmarks.subjects import Subject
from benchmarks.writers import Decoder, Writer

AT_ONCE = 25  # writers that join


@dataclass(frozen=True)
class Shape:
    writers: int = 20
    rooms: int = 1  # over which they are spread
    rate: float = 10  # commands per second of each writer
    in_flight: int = 0  # commands of each writer that wait for their acknowledgement; 0: whatever the rate asks for
    warm_up: float = 3.0  # seconds: the server reads its maps and towns when a marker is put down for the first time
    measured: float = 4.0  # seconds
    drain: float = 1.0  # seconds, for the last acknowledgements


async def figures(server: Server, subject: Subject, shape: Shape) -> Figures:
    """Measure the acknowledgements; what was sent before the measurement counts for nothing."""
    decoders = [Decoder() for _ in range(shape.rooms)]
    numbers = [index % shape.rooms for index in range(shape.writers)]
    writers = [Writer(decoders[number], f"room-{number}") for number in numbers]
    gate = asyncio.Semaphore(AT_ONCE)
    await asyncio.gather(*(writer.join(server, subject, gate) for writer in writers))
    moving = [asyncio.create_task(work) for work in _work(writers, shape)]
    await asyncio.sleep(shape.warm_up)
    for writer in writers:
        writer.due.clear()
        del writer.delays[:]
    before, events = Usage.of(server), sum(writer.events for writer in writers)
    await asyncio.sleep(shape.measured)
    usage = Usage.of(server).since(before)
    events = sum(writer.events for writer in writers) - events
    stored = sum(len(writer.delays) for writer in writers) / usage["seconds"]
    for task in moving:
        task.cancel()
    await asyncio.sleep(shape.drain)
    for writer in writers:
        writer.client.close()
    delays = [delay for writer in writers for delay in writer.delays]
    missing = sum(len(writer.due) for writer in writers)
    return (
        usage
        | {
            "acknowledged_per_second": stored,
            "acknowledged": len(delays) / max(1, len(delays) + missing),
            "errors": sum(writer.errors for writer in writers),
            "events_per_second": events / usage["seconds"],
            "cpu_us_per_command": usage["server_cpu"] / max(1e-9, stored) * 1e6,
            "megabytes": server.megabytes(),
        }
        | spread(delays, len(delays) + missing)
    )


def _work(writers: list[Writer], shape: Shape) -> "list[asyncio._CoroutineLike[None]]":
    """What each writer does: all of them evenly spread over the time between two commands, or pressing."""
    if shape.in_flight:
        return [writer.press(shape.in_flight) for writer in writers]
    now, every = time.monotonic(), 1 / shape.rate
    return [writer.keep_moving(now + every * index / shape.writers, every) for index, writer in enumerate(writers)]


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    return [asyncio.run(figures(server, subject, shape))]


def measuring(**shape: float) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))  # type: ignore[arg-type]  # Shape's own fields
