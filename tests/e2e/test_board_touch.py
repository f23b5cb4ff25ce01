"""The board under fingers and a stylus: one finger draws, two move the board, a pen's pressure is in the line."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.e2e.board_people import Draw
from tests.e2e.pages.board_sheets import Artist
from tests.e2e.pages.browsing import Point
from tests.e2e.pages.phone import OUTSIDE, OVERLAPS, Phone
from tests.e2e.test_phone import WIDTHS, phone

FLOATING = [
    ".bar",
    ".rail",
    ".board-hint",
    ".sheet",
    ".notice",
    ".toast",
    ".style-panel",
    ".zoom-control",
    ".follow-chip",
]


class Fingers(Artist, Phone):
    """An artist with a phone."""

    def draws_with_a_finger(self, start: Point, end: Point) -> None:
        self.puts_fingers(start)
        for part in (0.25, 0.5, 0.75, 1.0):
            self.moves_fingers((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))
        self.lifts_all_fingers()


@pytest.fixture(params=WIDTHS, ids=lambda size: f"{size[0]} px")
def cleo(request: pytest.FixtureRequest, artist: Draw, ada: Artist) -> Fingers:
    """Somebody at Ada's board with a phone."""
    cleo = artist("Cleo", at=ada.link("editor"), **phone(*request.param))
    return Fingers(cleo.page, "Cleo", cleo.site)


def test_one_finger_draws_and_two_zoom(ada: Artist, cleo: Fingers) -> None:
    cleo.takes("Pen")
    cleo.puts_fingers((100, 300))
    for x in (140, 180, 220, 260):
        cleo.moves_fingers((x, 320))
    cleo.lifts_all_fingers()
    ada.counts(1)

    cleo.puts_fingers((150, 300))
    cleo.puts_fingers((150, 300), (200, 300))
    for spread in (20, 40, 60):
        cleo.moves_fingers((150 - spread, 300), (200 + spread, 300))
    cleo.lifts_all_fingers()
    cleo.draws_with_a_finger((120, 420), (240, 440))

    ada.counts(2)
    first, second = sorted(ada.things(), key=lambda thing: thing["y"])
    assert second["w"] < 0.8 * 120, "the same way of the finger is shorter on a board that is closer"
    assert first["w"] == pytest.approx(160, abs=30)


def test_nothing_overlaps_on_a_phone(ada: Artist, cleo: Fingers) -> None:
    expect(cleo.page.locator(".board-hint")).to_be_visible()
    sees_all_of_it(cleo)
    cleo.takes("Rectangle")
    cleo.button("Style").click()
    expect(cleo.page.get_by_role("region", name="Style")).to_be_visible()
    sees_all_of_it(cleo)

    cleo.button("Style").click()
    cleo.draws_with_a_finger((100, 200), (220, 260))
    ada.counts(1)
    cleo.button("Style").click()
    cleo.reads("Drawn by Cleo")
    sees_all_of_it(cleo)
    cleo.button("Style").click()
    cleo.opens_the_list_of_things()
    sees_all_of_it(cleo)


def sees_all_of_it(cleo: Phone) -> None:
    cleo.stands_still()
    overlaps = cleo.page.evaluate(OVERLAPS, FLOATING)
    assert not overlaps, f"One lies over the other: {overlaps}"
    assert not cleo.page.evaluate(OUTSIDE)
    assert cleo.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_pressure_of_a_stylus_is_in_the_line_and_fingers_then_move_the_board(ada: Artist, bob: Artist) -> None:
    ada.takes("Pen")
    stylus = ada.page.context.new_cdp_session(ada.page)
    press(stylus, "mousePressed", (400, 300), 0.1)
    for i in range(1, 20):
        press(stylus, "mouseMoved", (400 + 10 * i, 300 + 4 * (i % 3)), i / 20)
    press(stylus, "mouseReleased", (590, 300), 0.9)
    bob.counts(1)
    assert bob.thing()["points"].startswith("3"), "its points have a pressure each"


def press(stylus: CDPSession, kind: str, place: tuple[float, float], force: float) -> None:
    pen: dict[str, Any] = {"type": kind, "x": place[0], "y": place[1], "pointerType": "pen", "force": force}
    stylus.send("Input.dispatchMouseEvent", {**pen, "button": "left", "buttons": 1, "clickCount": 1})
