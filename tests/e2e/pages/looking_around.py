"""Moving the map and the pointer, and the small marks that the others' pointers make on it."""

from playwright.sync_api import Locator

from tests.e2e.pages.browsing import Browsing, Point


class LookingAround(Browsing):
    def points_at(self, place: Point) -> None:
        self.page.mouse.move(*place, steps=3)

    def drags_the_map(self, by: Point) -> None:
        x, y = 300, 600
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by[0], y + by[1], steps=5)
        self.page.mouse.up()
        self.is_at_rest()

    def zooms_in_at(self, place: Point) -> None:
        self.page.mouse.move(*place)
        self.page.mouse.wheel(0, -200)
        self.is_at_rest()

    def is_at_rest(self) -> None:
        """Nothing on the map has moved by itself for a moment."""
        self.page.wait_for_function(
            """(map) => new Promise((resolve) => {
              const at = () => [...map.querySelectorAll("[data-marker], canvas")]
                .map((node) => JSON.stringify(node.getBoundingClientRect())).join();
              const before = at();
              setTimeout(() => resolve(at() === before), 300);
            })""",
            arg=self.map.element_handle(),
        )

    def cursor_of(self, person: str) -> Locator:
        return self.map.locator(".cursor", has_text=person)

    def sees_cursor_at(self, person: str, place: Point) -> None:
        """See the tip of somebody's pointer come to a place in the window."""
        self.page.wait_for_function(
            """([cursor, x, y]) => {
              const box = cursor.getBoundingClientRect();
              return Math.hypot(box.x - x, box.y - y) < 12;
            }""",
            arg=[self.cursor_of(person).element_handle(), *place],
        )
