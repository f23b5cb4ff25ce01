"""Real processes for tests: started on a free port, known by their pid, waited for by a condition."""

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

START_TIMEOUT = 30.0  # seconds
STOP_TIMEOUT = 20.0  # seconds; a drain may take 15
POLL = 0.02  # seconds


def free_port() -> int:
    """Return a loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(holds: Callable[[], object], what: str, timeout: float = START_TIMEOUT) -> None:
    """Return as soon as `holds()` does; raise TimeoutError, saying `what`, after `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {timeout:g} s in vain for {what}.")
        time.sleep(POLL)


class RealProcess:
    """A program of its own, with its output in a file; a subclass says how to see that it is ready."""

    name = "process"

    def __init__(self, log: Path) -> None:
        self.log_path = log
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> Sequence[str]:
        raise NotImplementedError

    def environment(self) -> Mapping[str, str] | None:
        """Return its whole environment; None: as ours."""
        return None

    def user(self) -> str | None:
        """Return whom it runs as; None: as us."""
        return None

    def is_ready(self) -> bool:
        raise NotImplementedError

    def start(self) -> None:
        """Start it, unless it runs, and return when it is ready."""
        if not self.running:
            self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(),
                env=self.environment(),
                user=self.user(),
                group=self.user(),
                extra_groups=[] if self.user() else None,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the tests, which then end it
            )

    def wait_until_ready(self) -> None:
        wait_until(lambda: not self.running or self.is_ready(), f"{self.name} to be ready:\n{self.log}")
        if not self.running:
            raise RuntimeError(f"{self.name} ended with {self.exit_code}:\n{self.log}")

    def terminate(self) -> int:
        """Ask it to end (SIGTERM) and return its exit code; TimeoutExpired if it does not end."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """End it without a chance to say goodbye, as `kill -9` does."""
        return self._end(signal.SIGKILL)

    def close(self) -> None:
        """End it one way or the other."""
        if self.running:
            try:
                self.terminate()
            except subprocess.TimeoutExpired:
                self.kill()

    def _end(self, signal_number: signal.Signals) -> int:
        assert self._process, f"{self.name} was never started."
        self._process.send_signal(signal_number)
        return self._process.wait(STOP_TIMEOUT)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process, f"{self.name} was never started."
        return self._process.pid

    @property
    def megabytes(self) -> float:
        """Its resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def threads(self) -> int:
        return len([*Path(f"/proc/{self.pid}/task").iterdir()])

    @property
    def exit_code(self) -> int | None:
        return self._process.poll() if self._process else None

    @property
    def log(self) -> str:
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""
