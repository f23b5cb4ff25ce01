"""A phone: fingers instead of a mouse, and little room."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages.browsing import Point
from tests.e2e.pages.map_hands import GRIP
from tests.e2e.pages.visitor import Visitor

SOURCES = "body:not([data-sheet-open]) .leaflet-control-attribution"  # a sheet covers them, as it does the map
# What floats over the map; a hidden one has no box.
FLOATING = [".bar", ".rail", ".map-hint", ".sheet", ".notice", ".toast", ".follow-chip", SOURCES]
OVERLAPS = """(selectors) => {
  const boxes = document.querySelectorAll(selectors.join());
  const shown = [...boxes].filter((node) => node.checkVisibility({ checkVisibilityCSS: true }));
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return shown.flatMap((node, i) => shown.slice(i + 1)
    .filter((other) => overlap(node.getBoundingClientRect(), other.getBoundingClientRect()))
    .map((other) => `${node.className} / ${other.className}`));
}"""
OUTSIDE = """() => [...document.querySelectorAll(".bar > *, .rail button, .sheet, .toast, .notice, dialog[open]")]
  .filter((node) => node.checkVisibility({ checkVisibilityCSS: true }))
  .filter((node) => node.getBoundingClientRect().left < 0 || node.getBoundingClientRect().right > innerWidth)
  .map((node) => node.outerHTML.slice(0, 80))"""


class Phone(Visitor):
    def __init__(self, page: Page, name: str, site: str) -> None:
        super().__init__(page, name, site)
        self._touch = page.context.new_cdp_session(page)

    def puts_fingers(self, *places: Point) -> None:
        self._send("touchStart", places)

    def moves_fingers(self, *places: Point) -> None:
        self._send("touchMove", places)

    def lifts_all_fingers(self) -> None:
        self._send("touchEnd", ())

    def _send(self, kind: str, places: tuple[Point, ...]) -> None:
        points: list[dict[str, Any]] = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        self._touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def presses_long(self, place: Point) -> None:
        """Rest a finger on the map until a marker is there."""
        self.puts_fingers(place)
        self.sees("Unnamed marker")
        self.lifts_all_fingers()

    def drags_with_a_finger(self, title: str, to: Point) -> None:
        x, y = self.place_of(title)
        self.puts_fingers((x, y + GRIP))
        for part in (0.3, 0.6, 1.0):
            self.moves_fingers((x + (to[0] - x) * part, y + GRIP + (to[1] - y) * part))
        self.lifts_all_fingers()

    def taps(self, what: Locator) -> None:
        what.tap()

    def sees_all_of_it(self) -> None:
        """Nothing lies over anything else, nothing sticks out, nothing scrolls sideways."""
        self.stands_still()
        overlaps = self.page.evaluate(OVERLAPS, FLOATING) + self.page.evaluate(OVERLAPS, [".bar > *"])
        assert not overlaps, f"One lies over the other: {overlaps}"
        outside = self.page.evaluate(OUTSIDE)
        assert not outside, f"Beyond the window: {outside}"
        assert self.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")

    def stands_still(self) -> None:
        """Sheets and messages have come to their places."""
        self.page.wait_for_function(
            "() => document.getAnimations().every((each) => each.effect.getTiming().iterations === Infinity)"
        )

    def sees_a_bottom_sheet(self) -> None:
        expect(self.sheet).to_be_visible()
        self.stands_still()
        box, window = self.sheet.bounding_box(), self.page.viewport_size
        assert box
        assert window
        assert (box["x"], box["width"]) == (0, window["width"])
        assert abs(box["y"] + box["height"] - window["height"]) < 1
        assert box["y"] > window["height"] / 3, "the map is still to be seen"
