"""The real server in a process of its own, and what tests ask of it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[2]


def eventually(condition: Callable[[], Any], seconds: float = 10) -> Any:
    """The first true value of `condition`."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, f"did not happen within {seconds} s"
        time.sleep(0.01)
    return value


def end_of(client: ClientConnection) -> tuple[int, str]:
    """The close code and reason that the server sends next."""
    try:
        message = client.recv(timeout=20)
    except ConnectionClosed as closed:
        frame = closed.rcvd
        return (frame.code, frame.reason) if frame else (1006, "")
    raise AssertionError(f"a message instead of the end: {message!r}")


class RunningServer:
    """`python -m project.server` on a free port."""

    def __init__(self, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "project.server", "--port", "0"],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.server.settings"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        ready = self.process.stdout.readline()
        found = re.fullmatch(r"Roomful is at http://localhost:(\d+)/\n", ready)
        assert found, ready
        self.port = int(found[1])

    def socket(self, path: str) -> ClientConnection:
        return connect(f"ws://127.0.0.1:{self.port}/{path}", compression=None, max_size=None)

    def get(self, path: str, **headers: str) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=5) as response:
            return bytes(response.read())

    def state(self, **headers: str) -> dict[str, Any]:
        return dict(json.loads(self.get("state", **headers)))

    def megabytes(self) -> float:
        """Its resident memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def signal(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)

    def wait(self, seconds: float = 15) -> int:
        return self.process.wait(seconds)

    def stop(self) -> str:
        """End it, whatever it does; what it said on stderr."""
        self.process.kill()
        return self.process.communicate()[1]
