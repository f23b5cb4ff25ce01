"""A liveblog as people read it."""

import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.e2e.pages.room_bar import RoomBar


class BlogPage(RoomBar):
    def makes_a_blog(self) -> None:
        """The button "New blog", without looking at the home page first."""
        request = self.page.context.request
        request.get(f"{self.site}/")
        token = next(cookie["value"] for cookie in self.page.context.cookies() if cookie["name"] == "csrftoken")
        answer = request.post(f"{self.site}/rooms/new/", form={"kind": "live", "csrfmiddlewaretoken": token})
        self.opens(answer.url.removeprefix(self.site))

    def is_in_the_room(self) -> None:
        expect(self.feed).not_to_have_attribute("aria-busy", "true")
        self.is_online()

    @property
    def feed(self) -> Locator:
        return self.page.locator("[data-feed]")

    @property
    def pinned(self) -> Locator:
        return self.page.get_by_role("region", name="Pinned")

    def post(self, text: str) -> Locator:
        return self.page.get_by_role("article").filter(has_text=text)

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.post(text)).to_be_visible()

    def sees_first(self, *texts: str) -> None:
        """See these at the top of the feed, in this order."""
        for number, text in enumerate(texts):
            expect(self.feed.get_by_role("article").nth(number)).to_contain_text(text)

    def sees_not(self, text: str) -> None:
        expect(self.post(text)).to_have_count(0)

    def sees_withdrawn(self, count: int) -> None:
        expect(self.page.get_by_text("This update was withdrawn.").and_(self.page.locator(":visible"))).to_have_count(
            count
        )

    def scrolls_to(self, text: str) -> float:
        """Read there; where it is in the window then."""
        self.page.wait_for_function("() => document.getAnimations().every((each) => each.playState !== 'running')")
        self.post(text).evaluate("(article) => article.scrollIntoView({block: 'center'})")
        return self.place_of(text)

    def place_of(self, text: str) -> float:
        return float(self.post(text).evaluate("(article) => article.getBoundingClientRect().top"))

    def sees_waiting(self, words: str) -> None:
        expect(self.button(words)).to_be_visible()

    def shows_new(self, words: str) -> None:
        self.button(words).click()
        expect(self.button(words)).to_be_hidden()

    def sees_in_the_tab(self, pattern: str) -> None:
        expect(self.page).to_have_title(re.compile(pattern))

    def has_news(self, count: int) -> None:
        name = f"What is new, {count} not looked at" if count else "What is new"
        expect(self.button(name)).to_be_visible()

    def opens_the_bell(self) -> Locator:
        self.page.get_by_role("button", name="What is new").click()
        return self.page.get_by_role("list", name="New since you last looked")

    def reacts(self, text: str, emoji: str) -> None:
        self.post(text).get_by_role("button", name="React").click()
        self.page.get_by_role("group", name="React", exact=True).get_by_role("button", name=emoji).click()

    def sees_reaction(self, text: str, words: str) -> None:
        expect(self.post(text).get_by_role("button", name=words, exact=True)).to_be_visible()

    def reads_by_a_fallback(self) -> None:
        expect(self.page.get_by_role("img", name="Reading by a fallback")).to_be_visible(timeout=45_000)

    def watches_shifts(self) -> None:
        self.page.evaluate(SHIFTS)

    def shifts(self) -> Any:
        """What was pushed about without having been asked for."""
        return self.page.evaluate("shifts")


SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => list.getEntries()
  .filter((entry) => !entry.hadRecentInput)
  .forEach((entry) => shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]))
).observe({ type: "layout-shift", buffered: true }); }"""
