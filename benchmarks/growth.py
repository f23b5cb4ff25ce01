"""How delays and the server's time grow with the people in a room."""

import asyncio
from dataclasses import dataclass, replace
from functools import partial

from benchmarks import fanout
from benchmarks.measuring import Figures
from benchmarks.servers import Server
from benchmarks.subjects import Subject

LOST = 0.5  # of all positions in time: from here on larger rooms say nothing new


@dataclass(frozen=True)
class Shape:
    sizes: tuple[int, ...] = (10, 25, 50, 100, 200, 400, 800)
    movers: int = 10
    rate: float = 20
    warm_up: float = 0.7  # seconds, at each size
    measured: float = 1.5
    drain: float = 0.7


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    """One room after the other, each in a room of its own; ends where the subject has lost touch."""
    found: list[Figures] = []
    times = {name: getattr(shape, name) for name in ("warm_up", "measured", "drain")}
    one = fanout.Shape(movers=shape.movers, rate=shape.rate, **times)
    for number, size in enumerate(shape.sizes):
        room = replace(one, sockets=size, room=f"room-{number}")
        found.append(asyncio.run(fanout.Run(server, subject, room).figures()))
        if found[-1]["within_100_ms"] < LOST:
            break
    return found


def measuring(**shape: float) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))  # type: ignore[arg-type]  # Shape's own fields
