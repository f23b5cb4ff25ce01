"""What a person at a board does around it: the list of things, files, the style, removing what somebody drew."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.e2e.pages.board_page import BoardPage


class Artist(BoardPage):
    """`ana.draws((300, 300), (400, 350))`, `ben.counts(1)`."""

    # The list of what is drawn

    @property
    def outline(self) -> Locator:
        return self.page.get_by_role("list", name="What is drawn, the topmost first")

    def opens_the_list_of_things(self) -> None:
        self.button("List of what is drawn").click()
        expect(self.page.get_by_label("Search what is drawn")).to_be_visible()

    def finds(self, *names: str) -> None:
        """See these in the open list, the topmost first."""
        expect(self.outline.get_by_role("listitem")).to_have_count(len(names))
        for i, name in enumerate(names):
            expect(self.outline.get_by_role("listitem").nth(i)).to_contain_text(name)

    def selects_in_the_list(self, name: str) -> None:
        self.outline.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).first.click()

    def removes_in_the_list(self, name: str) -> None:
        self.outline.get_by_role("button", name=re.compile(rf"^Remove: {re.escape(name)}")).first.click()

    # Style

    def chooses_style(self, legend: str, choice: str) -> None:
        group = self.page.get_by_role("region", name="Style").get_by_role("group", name=legend, exact=True)
        group.get_by_role("radio", name=choice, exact=True).check()

    # The menu

    def opens_the_menu_and_takes(self, words: str) -> None:
        self.button("Menu").click()
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(words)}")).click()

    def saves(self, kind: str = "JSON") -> bytes:
        """Save the whole board as a file; what is in it."""
        self.opens_the_menu_and_takes("Save as a picture")
        dialog = self.page.get_by_role("dialog", name="Save the board")
        dialog.get_by_role("radio", name=kind, exact=True).check()
        if (everything := dialog.get_by_role("radio", name="Everything")).is_visible():
            everything.check()
        with self.page.expect_download() as download:
            dialog.get_by_role("button", name="Save", exact=True).click()
        return Path(download.value.path()).read_bytes()

    def things(self) -> list[dict[str, Any]]:
        """All things on the board, from the bottom up, as this browser has them."""
        items: list[dict[str, Any]] = json.loads(self.saves("JSON"))["items"]
        return items

    def thing(self) -> dict[str, Any]:
        """The only thing on the board."""
        (thing,) = self.things()
        return thing

    def clears_the_board(self) -> None:
        self.opens_the_menu_and_takes("Clear the board")
        self.page.get_by_role("button", name="Clear the board", exact=True).click()

    def removes_what_they_drew(self, person: str) -> None:
        self.opens_the_menu_and_takes("Who drew what")
        self.page.get_by_role("button", name=f"Remove what {person} drew").click()
