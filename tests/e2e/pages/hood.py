"""The drawer that shows what is under the hood, on any room's page."""

import re

from playwright.sync_api import Locator, Page, expect

NOT_MEASURED = re.compile(r"^\W$")  # a dash
MILLISECONDS = re.compile(r"^\d+(\.\d+)? ms$")


class Hood:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.drawer = page.locator("[data-xray]")
        self.way = self.drawer.get_by_role("region", name="The way of the last message")
        self.frames = self.drawer.get_by_role("table")
        self.room = self.drawer.get_by_role("region", name="The room's group and processes")

    def opens(self) -> None:
        self.page.get_by_role("button", name="Menu").click()
        self.page.get_by_role("button", name="Under the hood").click()
        self.is_open()

    def is_open(self) -> None:
        expect(self.drawer).to_be_visible()
        expect(self.drawer.locator("[data-hood] code").first).to_have_text(re.compile("ChannelLayer$"))

    def closes(self) -> None:
        self.drawer.get_by_role("button", name="Close").click()
        expect(self.drawer).to_be_hidden()

    def shows(self, panel: str) -> None:
        """One of the panels, where there is no room for all of them."""
        self.drawer.get_by_role("radio", name=panel, exact=True).check(force=True)

    def sees_way_of(self, name: str) -> None:
        expect(self.way.get_by_role("heading")).to_have_text(name)

    def leg(self, stop: str) -> Locator:
        return self.way.locator(f'[data-stop="{stop}"]')

    def sees_measured(self, *stops: str) -> None:
        for stop in stops:
            expect(self.leg(stop).locator(".way__time")).to_have_text(MILLISECONDS)

    def sees_unmeasured(self, *stops: str) -> None:
        for stop in stops:
            expect(self.leg(stop).locator(".way__time")).to_have_text(NOT_MEASURED)

    def frame(self, type: str, about: str = "") -> Locator:
        row = self.frames.get_by_role("row").filter(has=self.page.get_by_role("button", name=type, exact=True))
        return (row.filter(has_text=about) if about else row).last

    def filters(self, text: str) -> None:
        self.drawer.get_by_role("searchbox").fill(text)

    def reads_source_of(self, stop: str, name: str) -> Page:
        """Follow the link from a stop to a function; the page with its source."""
        self.leg(stop).get_by_role("button").click()
        with self.page.context.expect_page() as opened:
            self.leg(stop).get_by_role("link", name=name).click()
        return opened.value
