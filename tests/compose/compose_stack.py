"""The stack that `docker compose up` has started: what `make compose-test` runs the stories against.

`COMPOSE` and `DOCKER` are the commands, if not `docker compose` and `docker`.
"""

import json
import os
import shlex
import subprocess
from typing import Any

from tests.processes import wait_until
from tests.web_process import ROOT

CLEAR_LINE = "\x1b[2K"
ASK = """
import sys, urllib.error, urllib.request
try: print(urllib.request.urlopen("http://localhost:8000" + sys.argv[1], timeout=20).status)
except urllib.error.HTTPError as error: print(error.code)
"""
HEALTH = "{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}"
READ = """
import sys, urllib.request
print(urllib.request.urlopen("http://localhost:8000" + sys.argv[1], timeout=20).read().decode())
"""


def run(variable: str, default: str, *words: str) -> str:
    """The output of a command of the engine."""
    command = shlex.split(os.environ.get(variable) or default)
    done = subprocess.run([*command, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def compose(*words: str) -> str:
    return run("COMPOSE", "docker compose", *words)


def docker(*words: str) -> str:
    return run("DOCKER", "docker", *words)


class ComposeStack:
    name = "docker compose"

    def __init__(self, url: str) -> None:
        self.url = url
        self.webs = len(self._containers())

    def ws(self, path: str) -> str:
        return f"ws{self.url.removeprefix('http')}{path}"

    def kill(self, service: str) -> None:
        compose("kill", service)

    def stop(self, service: str) -> None:
        compose("stop", service)
        containers = compose("ps", "--all", "--quiet", service).split()
        codes = {*docker("inspect", "--format", "{{.State.ExitCode}}", *containers).split()}
        assert codes <= {"0", "143"}, f"{service} did not end by itself when it was told to: {codes}"

    def start(self, service: str) -> None:
        compose("up", "--detach", "--no-deps", "--no-recreate", service)
        wait_until(lambda: self._is_well(service), f"{service} to be well", timeout=90)

    @staticmethod
    def _is_well(service: str) -> bool:
        """What was frozen counts as unhealthy for a while, and Compose's own `--wait` gives up at once."""
        containers = compose("ps", "--all", "--quiet", service).split()
        return {*docker("inspect", "--format", HEALTH, *containers).split()} <= {"healthy", "running"}

    def pause(self, service: str) -> None:
        compose("pause", service)

    def resume(self, service: str) -> None:
        compose("unpause", service)

    def restart_one(self, number: int) -> None:
        container = self._containers()[number]
        docker("kill", "--signal", "TERM", container)
        docker("wait", container)
        self._start_webs()

    def roll(self) -> None:
        subprocess.run([ROOT / "deploy/roll.sh"], cwd=ROOT, check=True)

    def restart_all(self) -> None:
        self._start_webs("--force-recreate")

    def statuses(self, path: str) -> list[int]:
        return [int(docker("exec", one, "python", "-c", ASK, path)) for one in self._containers()]

    def answers(self, path: str) -> list[str]:
        return [docker("exec", one, "python", "-c", READ, path) for one in self._containers()]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        wrapped = f"SELECT coalesce(json_agg(row), '[]') FROM ({query}) AS row"  # noqa: S608 -- of the tests
        psql = ("psql", "--username=roomful", "--tuples-only", "--no-align", "--command", wrapped)
        return [tuple(row.values()) for row in json.loads(compose("exec", "-T", "postgres", *psql, "roomful"))]

    def logs(self) -> str:
        log = compose("logs", "--no-log-prefix", "--no-color", "web", "worker")
        return log.replace(CLEAR_LINE, "")  # which Compose writes also where there is no terminal

    def make_whole(self) -> None:
        for service in ("postgres", "redis", "worker", "proxy"):
            self.start(service)
        self._start_webs()

    def _start_webs(self, recreate: str = "--no-recreate") -> None:
        compose("up", "--detach", "--no-deps", recreate, "--wait", "--scale", f"web={self.webs}", "web")

    def _containers(self) -> list[str]:
        return compose("ps", "--all", "--quiet", "web").split()
