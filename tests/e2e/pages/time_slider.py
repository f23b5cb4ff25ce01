"""Going back in time: the bar that plays a room's history."""

from playwright.sync_api import Locator, expect

from tests.e2e.pages.browsing import Browsing


class TimeSlider(Browsing):
    @property
    def time_bar(self) -> Locator:
        return self.page.get_by_role("region", name="Back in time")

    @property
    def moment(self) -> Locator:
        return self.time_bar.get_by_role("slider", name="Moment")

    def looks_back(self) -> None:
        self.button("Menu").click()
        self.page.get_by_role("button", name="Go back in time").click()
        expect(self.moment).to_be_focused()

    def goes_back_to(self, what: str) -> None:
        """Change by change with the arrow key, until the bar tells of this one."""
        for _ in range(50):
            if what in (self.moment.get_attribute("aria-valuetext") or ""):
                return
            self.moment.press("ArrowLeft")
        raise AssertionError(f"The history does not tell of “{what}”.")

    def plays_it(self) -> None:
        self.time_bar.get_by_role("button", name="Play").click()

    def brings_this_back(self) -> None:
        self.time_bar.get_by_role("button", name="Bring this back").click()

    def goes_back_to_now(self) -> None:
        self.time_bar.get_by_role("button", name="Back to now").click()
        expect(self.time_bar).to_be_hidden()
