"""The servers under test: on one core, on free ports, with data of their own, ended by their pids."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from benchmarks import machine, places
from benchmarks.subjects import Subject

Process = subprocess.Popen[str]


@dataclass
class Server:
    """A running subject: one process or several, and the services that it uses."""

    processes: list[Process] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)
    services: dict[str, int] = field(default_factory=dict)  # name to pid
    watcher: Callable[[], None] = lambda: None  # called when a measurement begins, and when it ends

    @property
    def port(self) -> int:
        return self.ports[0]

    def cpu_seconds(self) -> float:
        return sum(machine.cpu_seconds(process.pid) for process in self.processes)

    def queued_seconds(self) -> float:
        return sum(machine.queued_seconds(process.pid) for process in self.processes) / len(self.processes)

    def service_seconds(self) -> dict[str, float]:
        """What each service had of a core; PostgreSQL is one process for each connection."""
        return {name: sum(map(machine.cpu_seconds, machine.family(pid))) for name, pid in self.services.items()}

    def megabytes(self) -> float:
        """Resident memory of all its processes."""
        return sum(machine.megabytes(process.pid) for process in self.processes)


@contextmanager
def serving(subject: Subject, **more: str) -> Iterator[Server]:
    """Start the subject with a copy of the data (`places.py`); end it."""
    with ExitStack() as stack:
        place = stack.enter_context(places.place(subject))
        environment = places.environment(place, subject) | more
        server = Server(services=place.pids)
        stack.callback(_end, server.processes)
        for _ in range(subject.processes):
            command = [sys.executable, *subject.program]
            process = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, cwd=places.ROOT, env=environment)
            os.sched_setaffinity(process.pid, {machine.SERVER_CORE})  # its threads inherit it
            server.processes.append(process)
        server.ports += map(_port, server.processes)
        yield server


def _port(process: Process) -> int:
    """The port that a server says it listens on."""
    address = process.stdout.readline() if process.stdout else ""
    if not address:
        raise RuntimeError("The server did not start.")
    return int(address.rpartition(":")[2].strip(" /\n"))


def _end(processes: list[Process]) -> None:
    for process in processes:
        process.kill()  # there is nothing to finish
    for process in processes:
        process.wait()
