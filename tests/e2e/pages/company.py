"""The others in the room: who is here, what they look at, what they say."""

from playwright.sync_api import Locator, expect

from tests.e2e.pages.marker_sheet import MarkerSheet


class Company(MarkerSheet):
    # People

    def opens_people(self) -> None:
        button = self.page.get_by_role("button", name="People: ")
        if button.get_attribute("aria-expanded") == "false":
            button.click()

    def takes_the_name(self, name: str) -> None:
        self.opens_people()
        field = self.page.get_by_label("Your name")
        field.fill(name)
        field.press("Enter")
        field.press("Escape")

    def takes_the_color(self, color: str) -> None:
        self.opens_people()
        self.chooses("Your colour", color)

    def counts_people(self, count: int) -> None:
        words = "only you are here" if count == 1 else f"{count} are here"
        expect(self.page.get_by_role("button", name=f"People: {words}", exact=True)).to_be_visible()

    def row_of(self, person: str) -> Locator:
        return self.page.get_by_role("list", name="Others in the room").get_by_role("listitem").filter(has_text=person)

    # What they look at

    def follows(self, person: str) -> None:
        self.opens_people()
        self.page.get_by_role("button", name=f"Follow {person}").click()
        expect(self._chip(person)).to_be_visible()
        self.closes_the_sheet()

    def follows_nobody(self) -> None:
        expect(self._chip("")).to_be_hidden()

    def _chip(self, person: str) -> Locator:
        return self.page.get_by_role("button", name=f"Following {person}")

    def jumps_to(self, person: str) -> None:
        self.opens_people()
        self.page.get_by_role("button", name=f"Jump to {person}").click()
        self.closes_the_sheet()

    # Chat

    def opens_chat(self) -> None:
        self.page.get_by_role("button", name="Chat").click()
        expect(self.chat).to_be_visible()

    @property
    def chat(self) -> Locator:
        return self.page.get_by_role("log", name="Chat")

    def says(self, text: str) -> None:
        if not self.chat.is_visible():
            self.opens_chat()
        field = self.page.get_by_label("Write to everyone here")
        field.fill(text)
        field.press("Enter")

    def sees_said(self, text: str, by: str) -> None:
        expect(self.chat.get_by_text(text, exact=True)).to_be_visible()
        expect(self.chat.get_by_text(by, exact=True)).to_be_visible()

    def hears_it_once(self, text: str) -> None:
        expect(self.chat.get_by_text(text, exact=True)).to_have_count(1)

    def has_unread(self, count: int) -> None:
        name = f"Chat, {count} not read" if count else "Chat"
        expect(self.page.get_by_role("button", name=name, exact=True)).to_be_visible()
