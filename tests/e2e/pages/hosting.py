"""What a host does with a room and the people in it, and what those people notice of it."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.pages.company import Company


class Hosting(Company):
    def sets(self, switch: str, on: bool = True) -> None:
        """One of the menu's switches."""
        self.button("Menu").click()
        self.page.get_by_role("switch", name=switch).set_checked(on)
        self.presses("Escape")

    # People

    def asks_what_to_do_about(self, person: str) -> None:
        self.opens_people()
        self.button(f"Undo or remove {person}").click()

    def undoes_what_was_done_by(self, person: str) -> None:
        self.asks_what_to_do_about(person)
        self.button(f"Undo what {person} did").click()

    def puts_it_back(self) -> None:
        self.button("Put back").click()

    def removes_the_person(self, person: str) -> None:
        self.asks_what_to_do_about(person)
        self.button(f"Remove {person}").click()

    def lets_back_in(self, person: str) -> None:
        self.button(f"Let {person} back in").click()
        expect(self.button(f"Let {person} back in")).to_be_hidden()

    # Following

    def is_asked_to_follow(self, leader: str) -> None:
        expect(self._notice.get_by_text(f"{leader} asks you to follow.")).to_be_visible()

    def is_not_asked_to_follow(self) -> None:
        expect(self._notice).to_be_hidden()

    def answers(self, words: str) -> None:
        self._notice.get_by_role("button", name=words).click()

    def sees_that_one_follows(self, leader: str) -> None:
        expect(self.page.get_by_role("button", name=f"Following {leader}")).to_be_visible()

    def stops_following(self, leader: str) -> None:
        self.page.get_by_role("button", name=f"Following {leader}").click()

    @property
    def _notice(self) -> Locator:
        return self.page.locator("[data-gather-notice]")

    # Presenting

    @property
    def presentation(self) -> Locator:
        return self.page.get_by_role("region", name="Presenting")

    def presents(self) -> None:
        self.button("Menu").click()
        self.page.get_by_role("button", name="Present Full screen").click()
        expect(self.presentation).to_be_visible()

    def sees_how_many_are_here(self, words: str) -> None:
        expect(self.presentation.get_by_text(words)).to_be_visible()

    # A marker

    def reads_the_history_of(self, title: str) -> None:
        self.opens_marker(title)
        self.sheet.get_by_text("History").click()

    def sees_that_happened(self, *deeds: str) -> None:
        """The latest first; each line ends with its time."""
        lines = self.page.get_by_role("list", name="Who did what").get_by_role("listitem")
        expect(lines).to_have_text([re.compile(f"^{re.escape(deed)}") for deed in deeds])

    def sees_how_far(self, unit: str) -> None:
        expect(self.page.locator(".ruler-label")).to_have_text(re.compile(rf"^[\d,.]+ {unit}$"))

    def sees_no_distance(self) -> None:
        expect(self.page.locator(".ruler-label")).to_have_count(0)
