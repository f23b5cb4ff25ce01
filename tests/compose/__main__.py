"""`make compose-test`: brings the stack up with three web processes, tells it the stories, and tears it down.

It finds the Docker engine that `docker compose` finds, and takes a project name and a port of its own: what else runs
there stays. Where other commands reach the engine, the environment says so: `COMPOSE` (docker compose), `DOCKER`
(docker), `COMPOSE_UP` (docker compose up --detach --build --wait), and `REACH`, a prefix for what opens the port.
"""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.compose.compose_stack import compose, run
from tests.compose.measured import (
    Memory,
    Step,
    circumstances,
    images,
    memories,
    memory_now,
    read_stories,
    times,
    write,
)
from tests.web_process import ROOT

WEBS = 3
FIGURES = ROOT / "docs/figures/compose.md"
TABLE = Path("test-results/compose-stories.md")
STORIES = [
    "tests/compose/test_connections.py",
    "tests/compose/test_limits_hold.py",
    "tests/compose/test_proxy.py",
    "tests/compose/test_restarts.py",
    "tests/compose/test_services_gone.py",
    "tests/compose/test_sizing.py",
    "tests/compose/test_unfinished_requests.py",
    "tests/compose/test_what_is_logged.py",
]
# Whole journeys through the site, by two people each; what takes servers away has its own stories.
BROWSERS = [
    "tests/e2e/test_home.py",
    "tests/e2e/test_markers.py",
    "tests/e2e/test_simultaneous_drag.py",
    "tests/e2e/test_sharing.py",
    "tests/e2e/test_board_access.py",
    "tests/e2e/test_blog_reading.py",
]

steps: list[Step] = []
memory: dict[str, Memory] = {}


@contextmanager
def step(what: str) -> Iterator[None]:
    print(f"== {what} ==", flush=True)
    began = time.monotonic()
    yield
    steps.append(Step(what, time.monotonic() - began))
    print(f"== {what}: {steps[-1].seconds:.0f} s ==", flush=True)


def main() -> int:
    os.environ.setdefault("COMPOSE_PROJECT_NAME", "roomful-test")
    os.environ.setdefault("PORT", "8219")
    os.environ.setdefault("FAULTS", "long")  # PostgreSQL and Redis are gone for ten seconds
    os.environ["STACK_URL"] = f"http://127.0.0.1:{os.environ['PORT']}"
    if not is_there():
        print("No Docker engine with Compose is here. Where other commands reach one, name them: docs/deploy.md.")
        return 2
    try:
        bring_up()
        memory["at rest"] = memory_now()
        failed = tell_stories() + open_browsers()
        memory["after all tests"] = memory_now()
        about_images = images()
    finally:
        with step("Take it down"):
            compose("down", "--volumes", "--timeout", "20")
    write(FIGURES, [circumstances(), times(steps), about_images, memories(memory), read_stories(TABLE)])
    print(FIGURES.read_text())
    print("A story failed." if failed else "All stories passed.")
    return failed


def is_there() -> bool:
    try:
        return bool(compose("version"))
    except (AssertionError, FileNotFoundError):
        return False


def bring_up() -> None:
    with step("Build and start"):
        print(run("COMPOSE_UP", "docker compose up --detach --build --wait"))
    with step(f"Scale to {WEBS} web processes"):
        compose("up", "--detach", "--no-deps", "--no-recreate", "--wait", "--scale", f"web={WEBS}", "web")
    print(compose("ps", "--all"))


def tell_stories() -> int:
    with step("Faults"):
        return pytest(*STORIES, "--faults-table", str(TABLE), "--others-too")


def open_browsers() -> int:
    with step("Browsers"):
        return pytest(*BROWSERS)


def pytest(*words: str) -> int:
    reach = shlex.split(os.environ.get("REACH", ""))
    command = [*reach, sys.executable, "-m", "pytest", "--verbose", "--reruns", "1", "-r", "fER", *words]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
