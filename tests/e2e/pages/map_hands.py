"""Hands on the map: putting markers there and moving them, by mouse."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.pages.browsing import Browsing, Point

TIP = (22, 45)  # where in a marker's box its place is, in pixels
GRIP = -24  # pixels from the tip up to the middle of the pin, where a hand takes it
AT_REST = """() => new Promise((resolve) => {
  const look = () => resolve(!document.querySelector(".leaflet-pan-anim, .leaflet-zoom-anim"));
  requestAnimationFrame(() => requestAnimationFrame(look));  // it begins to glide a frame after it was let go
})"""


class MapHands(Browsing):
    def marker(self, title: str) -> Locator:
        return self.map.get_by_role("button", name=re.compile(rf"^{re.escape(title)}(,|$)"))

    def sees(self, *titles: str) -> None:
        for title in titles:
            expect(self.marker(title)).to_have_count(1)

    def sees_no(self, title: str) -> None:
        expect(self.marker(title)).to_have_count(0)

    def place_of(self, title: str) -> Point:
        """Where the marker's tip is in the window right now."""
        box = self.marker(title).bounding_box()
        assert box, f"{self.name} does not see {title}."
        return box["x"] + TIP[0], box["y"] + TIP[1]

    def sees_the_map_come_to_rest(self) -> None:
        """Until then what is under the pointer when it goes down may be elsewhere when it comes up."""
        self.page.wait_for_function(AT_REST)

    def sees_it_at(self, title: str, place: Point, *, within: float = 3) -> None:
        """See the marker come to a place in the window, to the given number of pixels."""
        expect(self.marker(title)).to_have_count(1)
        self.page.wait_for_function(
            """([marker, x, y, within]) => {
              const box = marker.getBoundingClientRect();
              return Math.hypot(box.x - x, box.y - y) <= within;
            }""",
            arg=[self.marker(title).element_handle(), place[0] - TIP[0], place[1] - TIP[1], within],
        )

    def adds_marker(self, title: str, at: Point = (500, 400)) -> None:
        self.page.mouse.dblclick(*at)
        self.names_it(title)

    def adds_marker_with_the_tool(self, title: str, at: Point = (500, 400)) -> None:
        self.button("Add a marker").click()
        self.page.mouse.click(*at)
        self.names_it(title)

    def adds_marker_by_keyboard(self, title: str) -> None:
        """In the middle of the map."""
        self.presses("a", "Enter")
        self.names_it(title)

    def names_it(self, title: str) -> None:
        """Type the name of a marker just added: its sheet is open, with the focus in the title."""
        expect(self.page.get_by_label("Title", exact=True)).to_be_focused()
        self.page.keyboard.insert_text(title)
        self.presses("Enter")
        self.sees(title)

    def takes(self, title: str) -> None:
        """Press the mouse button on a marker, and do not let go."""
        x, y = self.place_of(title)
        self.page.mouse.move(x, y + GRIP)
        self.page.mouse.down()

    def carries(self, to: Point) -> None:
        self.page.mouse.move(to[0], to[1] + GRIP, steps=5)

    def lets_go(self) -> None:
        self.page.mouse.up()

    def drags(self, title: str, to: Point) -> None:
        self.takes(title)
        self.carries(to)
        self.lets_go()
