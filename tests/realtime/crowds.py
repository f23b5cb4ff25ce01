"""A crowd in a process of its own, and somebody who watches it."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from websockets.sync.client import ClientConnection

from tests.conftest import EVERY_PROCESS
from tests.web_process import ROOT, WebProcess, clean_environment

WAIT = 30  # seconds; more than any of these needs

Frame = dict[str, Any]


class Bystander:
    """Somebody else in the lobby, who watches."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.say(type="hello", since=None)
        self.state: Frame = self.wait_for(lambda frame: frame["type"] == "welcome")["state"]

    def say(self, **frame: Any) -> None:
        self.socket.send(json.dumps(frame))

    def sees(self, type: str) -> Frame:
        """The next event or live update of this type."""
        return next(
            each for each in things(self.wait_for(lambda frame: kinds(frame) >= {type})) if each["type"] == type
        )

    def wait_for(self, wanted: Callable[[Frame], bool]) -> Frame:
        while not wanted(frame := json.loads(self.socket.recv(timeout=WAIT))):
            pass
        return dict(frame)


def things(frame: Frame) -> list[Frame]:
    return [*frame.get("events", ()), *frame.get("updates", ())]


def kinds(frame: Frame) -> set[str]:
    return {thing["type"] for thing in things(frame)}


class RunningCrowd:
    """A crowd that stays until it is interrupted."""

    def __init__(self, web: WebProcess, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "manage.py", "crowd", f"--url={web.url}", f"--seconds={2 * WAIT}", *arguments],
            env=clean_environment() | EVERY_PROCESS | {"DATA_DIR": str(web.data_dir)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # A test run in the background of a shell ignores Ctrl-C, and so would its children.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- a system call, no lock
        )

    def interrupt(self) -> str:
        """Press Ctrl-C; what it said."""
        self._process.send_signal(signal.SIGINT)
        said, _ = self._process.communicate(timeout=WAIT)
        assert self._process.returncode == 0, said
        return said

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
