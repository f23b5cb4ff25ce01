"""The bar over the map: the room's name, undo and redo, the menu, the connection; and messages at the foot."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.pages.browsing import Browsing


class RoomBar(Browsing):
    def renames_the_room(self, title: str) -> None:
        self.page.get_by_role("heading", level=1).get_by_role("button").click()
        field = self.page.get_by_label("Name of the room")
        field.fill(title)
        field.press("Enter")

    def sees_the_room_is(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        expect(self.page).to_have_title(re.compile(f"^{re.escape(title)} . Roomful$"))

    def cannot_add(self) -> None:
        expect(self.button("Add a marker")).to_be_disabled()

    def undoes(self) -> None:
        self.button("Undo").click()

    def redoes(self) -> None:
        self.button("Redo").click()

    def cannot_undo(self) -> None:
        expect(self.button("Undo")).to_be_disabled()

    def freezes_the_room(self, frozen: bool = True) -> None:
        self.button("Menu").click()
        self.page.get_by_role("switch", name="Freeze the room").set_checked(frozen)
        self.presses("Escape")

    def sees_mode(self, words: str) -> None:
        """The chip beside the room's name."""
        expect(self.page.get_by_role("banner").get_by_text(words, exact=True)).to_be_visible()

    def sees_no_mode(self, words: str) -> None:
        expect(self.page.get_by_role("banner").get_by_text(words, exact=True)).to_be_hidden()

    def is_online(self, *, timeout: float | None = None) -> None:
        """Connected, and nothing is waiting to be saved."""
        expect(self.page.get_by_role("img", name="Online", exact=True)).to_be_visible(timeout=timeout)

    def tries_now(self) -> None:
        """Do not sit out the wait until the next try to connect."""
        self.button("Try now").click()

    def toast(self, text: str) -> Locator:
        return self.page.get_by_role("status").locator(".toast", has_text=text)

    def sees_toast(self, text: str) -> None:
        expect(self.toast(text)).to_be_visible()

    def takes_it_back(self, text: str) -> None:
        """Press Undo in a message."""
        self.toast(text).get_by_role("button", name="Undo").click()
