"""A phone: nothing overlaps, and all can be done with a finger."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.browsers import MakePerson
from tests.e2e.pages.phone import Phone
from tests.e2e.pages.visitor import Visitor
from tests.web_process import WebProcess

WIDTHS = [(390, 844), (360, 640)]


def phone(width: int, height: int) -> dict[str, Any]:
    viewport = {"width": width, "height": height}
    return {"viewport": viewport, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


@pytest.fixture(params=WIDTHS, ids=lambda size: f"{size[0]} px")
def cleo(request: pytest.FixtureRequest, person: MakePerson, site: WebProcess, ana: Visitor) -> Phone:
    """Somebody in Ana's map with a phone."""
    cleo = Phone(person("Cleo", **phone(*request.param), expected_errors="ERR_INTERNET_DISCONNECTED"), "Cleo", site.url)
    cleo.opens(ana.link("editor"))
    return cleo


def test_nothing_overlaps_whatever_is_shown(ana: Visitor, cleo: Phone) -> None:
    ana.renames_the_room("A room with a rather long name that cannot fit anywhere")
    ana.adds_marker("Café")
    cleo.sees("Café")
    cleo.sees_all_of_it()

    cleo.takes_the_name("Cleo with a long name as well")
    ana.freezes_the_room()
    cleo.sees_mode("Frozen")
    cleo.sees_all_of_it()
    ana.freezes_the_room(False)
    cleo.sees_no_mode("Frozen")

    cleo.removes("Café")
    cleo.sees_toast("Café is removed.")
    cleo.sees_all_of_it()
    cleo.follows("Ana")
    cleo.sees_all_of_it()

    cleo.loses_the_network()
    cleo.reads("You are offline.")
    cleo.sees_all_of_it()
    cleo.opens_chat()
    cleo.sees_all_of_it()


def test_marker_is_added_moved_and_edited_with_a_finger(ana: Visitor, cleo: Phone) -> None:
    cleo.presses_long((150, 260))
    cleo.sees_a_bottom_sheet()
    cleo.sees_all_of_it()
    cleo.writes_title("Café")
    ana.sees("Café")
    cleo.closes_the_sheet()

    x, y = cleo.place_of("Café")
    cleo.drags_with_a_finger("Café", to=(x + 80, y + 100))
    cleo.sees_it_at("Café", (x + 80, y + 100))
    ana.is_told("moved Café.")
    cleo.sees_no_sheet()

    cleo.taps(cleo.marker("Café"))
    cleo.sees_the_sheet_of("Café")
    cleo.sees_a_bottom_sheet()


def test_two_fingers_zoom_and_add_nothing(ana: Visitor, cleo: Phone) -> None:
    ana.adds_marker("Café")
    ana.adds_marker("Bar", at=(560, 420))
    cleo.sees("Café", "Bar")
    before = cleo.place_of("Bar")[0] - cleo.place_of("Café")[0]

    cleo.puts_fingers((170, 300), (210, 300))
    for spread in (20, 40, 60, 80):
        cleo.moves_fingers((170 - spread, 300), (210 + spread, 300))
    cleo.lifts_all_fingers()
    cleo.is_at_rest()

    assert cleo.place_of("Bar")[0] - cleo.place_of("Café")[0] > 1.5 * before
    cleo.sees_no("Unnamed marker")


def test_add_tool_asks_for_a_tap(ana: Visitor, cleo: Phone) -> None:
    cleo.taps(cleo.button("Add a marker"))
    cleo.reads("Tap where the marker goes.")
    cleo.sees_all_of_it()

    cleo.page.touchscreen.tap(150, 260)

    ana.sees("Unnamed marker")
    cleo.sees_a_bottom_sheet()
    expect(cleo.button("Add a marker")).to_be_hidden()


def test_home_and_share_dialog_fit_on_a_phone(cleo: Phone) -> None:
    cleo.opens_share()
    cleo.sees_the_code()
    assert cleo.page.evaluate("document.querySelector('dialog').scrollWidth <= innerWidth")
    cleo.sees_all_of_it()

    cleo.page.goto(cleo.site)
    expect(cleo.page.get_by_role("button", name="New map")).to_be_visible()
    cleo.sees_all_of_it()
