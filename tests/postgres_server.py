"""A throw-away PostgreSQL: fast because nothing is forced to the disk, on a free loopback port."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psycopg
from psycopg import sql

from tests.processes import STOP_TIMEOUT, RealProcess, free_port, wait_until

# Everything stays as it is in use, but for the disk: a commit still waits for its own WAL record, so that
# what was acknowledged outlives a kill of the server's processes (not of the machine).
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
}


class PostgresServer(RealProcess):
    name = "PostgreSQL"

    def __init__(self, place: Path) -> None:
        super().__init__(place / "postgres.log")
        self.data = place / "data"
        self.port = free_port()
        self.url = self.url_of("postgres")

    def url_of(self, database: str) -> str:
        return f"postgresql://roomful@127.0.0.1:{self.port}/{database}"

    def user(self) -> str | None:
        return "postgres" if os.geteuid() == 0 else None  # it refuses root

    def command(self) -> Sequence[str]:
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        return [program("postgres"), "-D", str(self.data), "-p", str(self.port), *settings]

    def launch(self) -> None:
        if not self.data.exists():
            self._make_cluster()
        super().launch()

    def _make_cluster(self) -> None:
        self.data.mkdir(mode=0o700)
        if user := self.user():
            shutil.chown(self.data, user, user)
        options = ["--username=roomful", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        subprocess.run(
            [program("initdb"), *options, "--pgdata", str(self.data)],
            user=self.user(),
            group=self.user(),
            extra_groups=[] if self.user() else None,
            cwd="/",
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def is_ready(self) -> bool:
        try:
            with psycopg.connect(self.url, connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def create_database(self, name: str, template: str = "template1") -> str:
        """Return the URL of a new database: a copy of `template`, which nobody may be using."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            query = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(query.format(sql.Identifier(name), sql.Identifier(template)))
        return self.url_of(name)

    def terminate(self) -> int:
        """End it at once but in order: sessions are cut off, what is committed is kept ("fast" shutdown)."""
        return self._end(signal.SIGINT)

    def kill(self) -> int:
        """End it by SIGQUIT ("immediate" shutdown), which leaves a recovery to the next start.

        A SIGKILL would leave its children behind, and with them the shared memory.
        """
        return self._end(signal.SIGQUIT)

    def kill_9(self) -> int:
        """End all of its processes at once and without a warning, as a power cut does; return when all are gone.

        As long as one is left, the shared memory is in use, and the next server does not start.
        """
        self.pause()
        sessions = self._children()
        self._signal_all(signal.SIGKILL)
        assert self._process
        code = self._process.wait(STOP_TIMEOUT)
        wait_until(lambda: not any(_state_of(pid) not in {"", "Z"} for pid in sessions), "its sessions to be gone")
        return code

    def pause(self) -> None:
        """Freeze it with all its sessions: connections stay open and nothing answers."""
        os.kill(self.pid, signal.SIGSTOP)
        wait_until(lambda: _state_of(self.pid) == "T", "PostgreSQL to stand still")  # from here on no session is born
        self._signal_all(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal_all(signal.SIGCONT)

    def _signal_all(self, signal_number: signal.Signals) -> None:
        for pid in (self.pid, *self._children()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal_number)

    def _children(self) -> list[int]:
        return [*map(int, Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split())]


def _state_of(pid: int) -> str:
    """One letter, as /proc has it: T for stopped, Z for ended and not yet noticed; "" if there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs; Debian keeps them off the PATH, by version."""
    by_version = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = shutil.which(name) or (by_version and str(by_version[-1]))
    assert found, f"PostgreSQL's {name} is not installed: `make test` installs it."
    return found
