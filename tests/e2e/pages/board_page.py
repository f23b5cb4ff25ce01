"""A person at a drawing board: tools in the hand, ink on the canvas."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.pages.browsing import Point
from tests.e2e.pages.visitor import Visitor

# Whether something is drawn within 4 px of a place: a pixel of a canvas that is far from the paper's colour.
INK = """([board, x, y]) => {
  const paper = getComputedStyle(board).backgroundColor;
  const probe = new OffscreenCanvas(1, 1).getContext("2d");
  probe.fillStyle = paper;
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
  return [...board.querySelectorAll("canvas")].some((canvas) => {
    const ratio = canvas.width / canvas.clientWidth;
    const { data } = canvas.getContext("2d").getImageData((x - 4) * ratio, (y - 4) * ratio, 9 * ratio, 9 * ratio);
    for (let i = 0; i < data.length; i += 4) {
      const far = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b);
      if (data[i + 3] > 120 && far > 120) return true;
    }
    return false;
  });
}"""


class BoardPage(Visitor):
    def makes_a_board(self) -> None:
        self.makes_a_room("sketch")

    @property
    def board(self) -> Locator:
        return self.page.locator("[data-board]")

    def takes(self, tool: str) -> None:
        """Take a tool out of the rail by its name."""
        button = self.page.get_by_role("button", name=tool, exact=True)
        if not button.is_visible():
            self.page.get_by_role("button", name=re.compile("^More tools")).click()
        button.click()

    # Drawing with the mouse

    def puts_down(self, place: Point) -> None:
        self.page.mouse.move(*place)
        self.page.mouse.down()

    def goes_on(self, *places: Point) -> None:
        for place in places:
            self.page.mouse.move(*place, steps=4)

    def lifts(self) -> None:
        self.page.mouse.up()

    def draws(self, *places: Point, tool: str = "Pen") -> None:
        self.takes(tool)
        self.pulls(*places)

    def pulls(self, *places: Point) -> None:
        self.puts_down(places[0])
        self.goes_on(*places[1:])
        self.lifts()

    def writes(self, text: str, at: Point, *, tool: str = "Text") -> None:
        self.takes(tool)
        self.page.mouse.click(*at)
        expect(self.page.get_by_label("Text", exact=True).and_(self.page.locator("textarea"))).to_be_focused()
        self.page.keyboard.insert_text(text)
        self.presses("Escape")

    # Looking

    def counts(self, count: int) -> None:
        """See that so many things are on the board."""
        expect(self.board).to_have_attribute("data-count", str(count))

    def sees_ink_at(self, place: Point) -> None:
        self.page.wait_for_function(INK, arg=[self.board.element_handle(), *place])

    def sees_paper_at(self, place: Point) -> None:
        self.page.wait_for_function(f"(where) => !({INK})(where)", arg=[self.board.element_handle(), *place])

    # What is selected

    def selects_at(self, *places: Point) -> None:
        self.takes("Select")
        for i, place in enumerate(places):
            self.page.mouse.click(*place) if i == 0 else self._shift_click(place)

    def _shift_click(self, place: Point) -> None:
        self.page.keyboard.down("Shift")
        self.page.mouse.click(*place)
        self.page.keyboard.up("Shift")

    def handle(self, name: str) -> Point:
        """Where a handle of what is selected is: "se", "turn", "to", …"""
        box = self.page.locator(f"[data-handle={name}]").locator("visible=true").bounding_box()
        assert box, f"{self.name} has nothing with a handle {name} selected."
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
