"""What a run has cost, and how its delays are spread."""

import math
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from benchmarks.machine import LOAD_CORE, SERVER_CORE, busy_seconds, queued_seconds
from benchmarks.servers import Server

Figures = dict[str, float]


@dataclass(frozen=True)
class Usage:
    """Seconds since some moment: on the clock, of the server, of this process, of each one's core, in its queue."""

    wall: float
    server: float
    load: float
    server_core: float
    load_core: float
    server_queued: float
    load_queued: float
    services: dict[str, float]

    @classmethod
    def of(cls, server: Server) -> Self:
        server.watcher()
        return cls(
            wall=time.monotonic(),
            server=server.cpu_seconds(),
            load=time.process_time(),
            server_core=busy_seconds(SERVER_CORE),
            load_core=busy_seconds(LOAD_CORE),
            server_queued=server.queued_seconds(),
            load_queued=queued_seconds(os.getpid()),
            services=server.service_seconds(),
        )

    def since(self, earlier: "Usage") -> Figures:
        """The shares of a core that everybody had meanwhile; for `others`, their work, the two had to queue."""
        wall = self.wall - earlier.wall
        server = (self.server - earlier.server) / wall
        load = (self.load - earlier.load) / wall
        services = {f"{name}_cpu": (spent - earlier.services[name]) / wall for name, spent in self.services.items()}
        on_load_core = load + sum(services.values())
        return {
            "seconds": wall,
            "server_cpu": server,
            "load_cpu": load,
            **services,
            "others_on_server_core": max(0.0, (self.server_core - earlier.server_core) / wall - server),
            "server_queued": (self.server_queued - earlier.server_queued) / wall,
            "load_queued": (self.load_queued - earlier.load_queued) / wall,
            "others_on_load_core": max(0.0, (self.load_core - earlier.load_core) / wall - on_load_core),
        }


def spread(seconds: Sequence[float], expected: int) -> Figures:
    """p50, p99 and max in milliseconds of `expected` delays; those that are missing are endless."""
    ordered = sorted(seconds)

    def at(share: float) -> float:
        rank = math.ceil(share * expected) - 1
        return ordered[rank] * 1000 if 0 <= rank < len(ordered) else math.inf

    return {"p50_ms": at(0.5), "p99_ms": at(0.99), "max_ms": ordered[-1] * 1000 if ordered else math.inf}


def milliseconds(value: float) -> str:
    return f"{value:.0f} ms" if math.isfinite(value) else "never"
