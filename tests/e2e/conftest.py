"""Browser tests: one real site, and people who meet in a room of it."""

import os
from collections.abc import Generator, Iterator
from typing import Any, Protocol

import pytest

from tests.conftest import EVERY_PROCESS, MakeWeb, show_log
from tests.e2e.blog_people import at_blog, nora, rosa
from tests.e2e.board_people import ada, artist, bob
from tests.e2e.browsers import FAILED, MakePerson, browsers, chromium, person, playwright
from tests.e2e.pages.visitor import Visitor
from tests.remote_site import RemoteSite
from tests.web_process import WebProcess, manage
from tests.worker_process import WorkerProcess

__all__ = ["ada", "artist", "at_blog", "bob", "browsers", "chromium", "nora", "person", "playwright", "rosa"]


WORKERS = ("places", "thumbnail", "scheduler", "first-steps.thumbnail", "first-steps.divisor")


class Arrive(Protocol):
    def __call__(self, name: str, *, at: str = "", **options: Any) -> Visitor: ...


@pytest.fixture(scope="session")
def _site(
    make_web: MakeWeb, services_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WebProcess]:
    if url := os.environ.get("STACK_URL"):
        yield RemoteSite(url)
        return
    if not services_environment:
        yield make_web()
        return
    place = tmp_path_factory.mktemp("site")
    shared = services_environment | {"DATA_DIR": str(place / "data")}  # the pictures: its own, and those of the lobbies
    manage("migrate", "--verbosity=0", **EVERY_PROCESS, **shared)
    worker = WorkerProcess(place / "worker.log", shared, *WORKERS)
    worker.start()
    yield make_web(**shared)
    worker.close()


@pytest.fixture
def site(request: pytest.FixtureRequest, _site: WebProcess) -> Iterator[WebProcess]:
    """A running site that all browser tests share; under `make test` it stands on PostgreSQL and Redis.

    `STACK_URL` names another one, which runs already: `make compose-test`.
    """
    _site.start()  # a test before may have killed it
    yield _site
    show_log(request.node, _site)


@pytest.fixture
def arrive(person: MakePerson, site: WebProcess) -> Arrive:
    """Brings somebody to the map at an address, or to a new one of their own; options as those of `person`."""

    def arrive(name: str, *, at: str = "", **options: Any) -> Visitor:
        visitor = Visitor(person(name, **options), name, site.url)
        if at:
            visitor.opens(at)
        else:
            visitor.makes_a_map()
        visitor.takes_the_name(name)
        return visitor

    return arrive


@pytest.fixture
def ana(arrive: Arrive) -> Visitor:
    """The owner of a new, empty map."""
    return arrive("Ana")


@pytest.fixture
def ben(arrive: Arrive, ana: Visitor) -> Visitor:
    """Somebody who came to Ana's map by the link that lets him edit."""
    return arrive("Ben", at=ana.link("editor"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report
