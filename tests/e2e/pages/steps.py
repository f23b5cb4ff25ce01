"""Somebody on the page of the first steps, and what they can do there."""

from playwright.sync_api import Locator, Page, expect


class Steps:
    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        page.goto(f"{site}/first-steps/")

    def card(self, slug: str) -> Locator:
        return self.page.locator(f"[data-example={slug}]")

    def comes_to(self, slug: str) -> Locator:
        """Go to a card, and wait until its example is alive."""
        card = self.card(slug)
        card.scroll_into_view_if_needed()
        expect(card).to_have_attribute("data-alive", "")
        return card

    def finds(self, slug: str) -> Locator:
        """Go to a card, and wait until its example is connected."""
        card = self.comes_to(slug)
        expect(card.locator("[data-dot]")).to_have_attribute("data-state", "online")
        return card

    def presses(self, slug: str, button: str) -> None:
        self.card(slug).get_by_role("button", name=button, exact=True).click()

    def writes(self, slug: str, words: str, button: str) -> None:
        self.card(slug).locator("input:not([type=radio]):not([type=hidden])").fill(words)
        self.presses(slug, button)

    def reads(self, slug: str, words: str) -> None:
        expect(self.card(slug).locator("[data-stage]")).to_contain_text(words)
