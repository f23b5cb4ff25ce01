"""The tutorial's first map as its reader starts it, in two browsers: what it does, and what it leaves to be desired."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsers import MakePerson
from tests.web_process import WebProcess

MOVED_RIGHT = "({x}) => document.querySelector('img.leaflet-marker-icon').getBoundingClientRect().x > x + 100"


class FirstMapProcess(WebProcess):
    name = "The first map"

    def command(self) -> Sequence[str]:
        return [sys.executable, "-m", "docs.tutorial.first_map", str(self.port), "--noreload"]

    def is_ready(self) -> bool:
        return self.status("/") == 200


@pytest.fixture
def first_map(tmp_path: Path) -> Iterator[FirstMapProcess]:
    process = FirstMapProcess(tmp_path / "first_map.log", {"DATA_DIR": str(tmp_path)})
    process.start()
    yield process
    process.close()


def visit(page: Page, first_map: FirstMapProcess) -> Page:
    with page.expect_websocket() as opened:
        page.goto(first_map.url)
    assert opened.value.url == first_map.ws("/ws/")
    expect(page.locator("canvas.atlas")).to_be_visible()
    return page


def test_two_people_share_the_first_map_until_one_of_them_reloads(
    person: MakePerson, first_map: FirstMapProcess
) -> None:
    ana, ben = (visit(person(name), first_map) for name in ("Ana", "Ben"))
    pin, copy = (page.locator("img.leaflet-marker-icon") for page in (ana, ben))

    ana.mouse.click(500, 300)
    expect(pin).to_be_visible()
    expect(copy).to_be_visible()

    start = pin.bounding_box()
    copy.drag_to(ben.locator("#map"), target_position={"x": 700, "y": 400})
    ana.wait_for_function(MOVED_RIGHT, arg=start)

    ben.reload()
    expect(ben.locator("canvas.atlas")).to_be_visible()
    expect(copy).to_have_count(0)
    expect(pin).to_be_visible()
