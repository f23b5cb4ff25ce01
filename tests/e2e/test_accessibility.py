"""For everybody: axe finds nothing, changes are said aloud, motion can be turned off."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.browsers import MakePerson
from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor
from tests.e2e.test_phone import phone
from tests.web_process import WebProcess

LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": phone(390, 844)}


def is_accessible(page: Page) -> None:
    """Axe finds nothing, once sheets and messages have come to their places."""
    page.wait_for_function(
        "() => document.getAnimations().every((each) => each.effect.getTiming().iterations === Infinity)"
    )
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert not found, json.dumps(
        [(each["id"], each["help"], [node["html"][:160] for node in each["nodes"]]) for each in found], indent=1
    )


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_home_page_is_accessible(person: MakePerson, site: WebProcess, look: str) -> None:
    page = person("Dora", **LOOKS[look])
    page.goto(site.url)
    expect(page.locator("[data-preview-dot][data-state=online]")).to_have_count(3)

    is_accessible(page)


def test_room_is_accessible_empty_and_full_with_each_of_its_sheets(arrive: Arrive, look: str) -> None:
    dora = arrive("Dora", **LOOKS[look])
    dora.sees_no_sheet()
    is_accessible(dora.page)

    dora.says("Hello")
    dora.sees_said("Hello", by="Dora")
    is_accessible(dora.page)
    dora.closes_the_sheet()
    dora.opens_share()
    is_accessible(dora.page)

    dora.opens("/map/lobby/")
    is_accessible(dora.page)
    dora.opens_marker("Nairobi")
    is_accessible(dora.page)
    dora.closes_the_sheet()
    dora.opens_the_list()
    is_accessible(dora.page)


def test_refusal_is_accessible(arrive: Arrive) -> None:
    dora = arrive("Dora", expected_errors="404")
    dora.page.goto(f"{dora.site}/nowhere/")

    is_accessible(dora.page)


def test_changes_of_the_others_are_said_aloud_and_ones_own_are_not(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café")
    ben.is_told("Ana added")

    ana.removes("Café")
    ben.is_told("Ana removed Café.")
    ana.is_not_told("Ana removed Café.")


def test_nothing_glides_for_those_who_do_not_want_motion(ana: Visitor, arrive: Arrive) -> None:
    dora = arrive("Dora", at=ana.link("editor"), reduced_motion="reduce")
    ana.adds_marker("Café")
    dora.sees("Café")
    dora.opens_marker("Café")
    longest = "Math.max(0, ...document.getAnimations().map((each) => each.effect.getTiming().duration))"
    assert dora.page.evaluate(longest) <= 1  # milliseconds

    dora.opens_the_list()
    dora.flies_to("Café")
    dora.sees_it_at("Café", (640, 360))
    assert dora.page.locator(".leaflet-zoom-anim").count() == 0
