"""A running server for each test."""

from collections.abc import Callable, Iterator

import pytest

from tests.server.running import RunningServer


@pytest.fixture
def server() -> Iterator[RunningServer]:
    running = RunningServer()
    yield running
    said = running.stop()
    assert "Traceback" not in said, said


@pytest.fixture
def start() -> Iterator[Callable[..., RunningServer]]:
    """Start a server with an environment."""
    running: list[RunningServer] = []

    def start(**environment: str) -> RunningServer:
        running.append(RunningServer(**environment))
        return running[-1]

    yield start
    for one in running:
        one.stop()
