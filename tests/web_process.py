"""One web process as it is in use: `python -m project.server`, with its own data folder or a shared one."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.processes import RealProcess, free_port

ROOT = Path(__file__).resolve().parent.parent


class WebProcess(RealProcess):
    name = "The web process"

    def __init__(self, log: Path, environment: dict[str, str]) -> None:
        super().__init__(log)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data_dir = Path(environment["DATA_DIR"])
        self._environment: dict[str, str] = (
            clean_environment() | {"HOST": "127.0.0.1", "PORT": str(self.port)} | environment
        )

    def command(self) -> Sequence[str]:
        return [sys.executable, "-m", "project.server"]

    def environment(self) -> Mapping[str, str]:
        return self._environment

    def is_ready(self) -> bool:
        return self.status("/healthz") == 200

    def status(self, path: str) -> int | None:
        """Return the status of a GET of `path`; None where nothing answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def ws(self, path: str) -> str:
        """Return the address of the socket at `path`, as in `ws("/ws/map/lobby/")`."""
        return f"ws://127.0.0.1:{self.port}{path}"

    def restart(self) -> None:
        """Ask it to end, unless it has ended already, and start it on the same port with the same data."""
        if self.running:
            self.terminate()
        self.start()


def manage(*arguments: str, **environment: str) -> None:
    """Run `manage.py` with the settings that are in use."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    subprocess.run(command, env=clean_environment() | environment, cwd=ROOT, check=True)


def clean_environment() -> dict[str, str]:
    """Return our environment without what would steer a process of the project."""
    ours = ("DATABASE_URL", "REDIS_URL", "DATA_DIR", "STATIC_ROOT", "HOST", "PORT", "DEBUG", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if name not in ours}
