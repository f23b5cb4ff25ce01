"""The servers under test: one process each, on one core, with data of its own, ended by its pid."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]
TICKS = os.sysconf("SC_CLK_TCK")  # of /proc, per second

# What one person may do is not what is measured: all load comes from one address.
SETTINGS = {
    "HOST": "127.0.0.1",
    "LOG_LEVEL": "WARNING",
    "SOCKETS_PER_ADDRESS": "100000",
    "SOCKETS_PER_PROCESS": "100000",
    "COMMANDS_PER_SECOND": "100000",
    "LIVE_PER_SECOND": "100000",
}
STEERING = ("DATABASE_URL", "REDIS_URL", "DEBUG", "DOMAIN", "PORT")


@dataclass(frozen=True)
class Subject:
    """Something that is measured."""

    name: str
    settings: str
    path: str
    says_hello: bool  # and is welcomed


ROOMFUL = Subject("roomful", "project.settings", "/ws/map/lobby/", says_hello=True)
TEXTBOOK = Subject("textbook", "benchmarks.textbook_settings", "/", says_hello=False)
BLOG = Subject("roomful", "benchmarks.blog_settings", "/ws/live/lobby/", says_hello=True)
TEXTBOOK_BLOG = Subject("textbook", "benchmarks.blog_textbook_settings", "/", says_hello=False)


class Server:
    """A running server, and what Linux says of it."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process = process
        self.port = port

    def cpu_seconds(self) -> float:
        """User and system time of all its threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def megabytes(self) -> float:
        """Its resident memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def serving(subject: Subject) -> Iterator[Server]:
    """Start the subject on its core, on a free port, with a new SQLite; end it."""
    with tempfile.TemporaryDirectory(prefix="roomful-bench-") as data:
        environment = {name: value for name, value in os.environ.items() if name not in STEERING}
        environment |= {**SETTINGS, "DATA_DIR": data, "STATIC_ROOT": data, "DJANGO_SETTINGS_MODULE": subject.settings}
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(migrate, check=True, cwd=ROOT, env=environment)
        serve = [sys.executable, "-m", "project.server", "--port=0"]
        process = subprocess.Popen(serve, text=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment)
        try:
            os.sched_setaffinity(process.pid, {SERVER_CORE})  # its threads inherit it
            address = process.stdout.readline() if process.stdout else ""
            if not address:
                raise RuntimeError(f"The server did not start: {subject.name}")
            yield Server(process, int(address.rpartition(":")[2].strip(" /\n")))
        finally:
            process.kill()  # there is nothing to finish
            process.wait()


def busy_seconds(core: int) -> float:
    """How long this core has worked, for whomever, or was taken away by the host."""
    line = next(line for line in Path("/proc/stat").read_text().splitlines() if line.startswith(f"cpu{core} "))
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, line.split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICKS


def queued_seconds(pid: int) -> float:
    """How long a process's main thread was ready to run, but its core was somebody else's."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
