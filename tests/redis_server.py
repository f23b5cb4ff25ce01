"""A throw-away Redis: in memory, on a free loopback port."""

import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import redis

from tests.processes import RealProcess, free_port


class RedisServer(RealProcess):
    name = "Redis"

    def __init__(self, place: Path) -> None:
        super().__init__(place / "redis.log")
        self.place = place
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> Sequence[str]:
        program = shutil.which("redis-server")
        assert program, "redis-server is not installed: `make test` installs it."
        options = {"bind": "127.0.0.1", "port": str(self.port), "dir": str(self.place), "save": "", "appendonly": "no"}
        return [program, *(word for name, value in options.items() for word in (f"--{name}", value))]

    def is_ready(self) -> bool:
        try:
            with redis.Redis(port=self.port) as client:
                return bool(client.ping())
        except redis.exceptions.ConnectionError:
            return False

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def forget_everything(self) -> None:
        """Empty it, as FLUSHALL on a shared server does to us."""
        with redis.Redis(port=self.port) as client:
            client.flushall()
