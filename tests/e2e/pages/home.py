"""The home page."""

import re
from typing import Any

from playwright.sync_api import Page, expect

PINS = "[...document.querySelectorAll('[data-preview=map] [data-preview-stage] > *')].map((pin) => pin.style.translate)"


class Home:
    """What it shows of one lobby: the map's, unless another is named."""

    def __init__(self, page: Page, site: str, lobby: str = "map") -> None:
        self.page = page
        self.card = page.get_by_role("article").filter(has=page.get_by_role("heading", name=f"The lobby {lobby}"))
        page.goto(site)

    def makes_a_map(self) -> None:
        self.page.get_by_role("button", name="New map").click()

    def joins_the_lobby(self) -> None:
        self.card.get_by_role("link", name=re.compile("^Join in")).click()

    def reads(self, text: str) -> None:
        expect(self.card.get_by_text(text)).to_be_visible()

    def pins(self) -> Any:
        """Where the preview's pins are."""
        return self.page.evaluate(PINS)

    def sees_one_pin_moved(self, before: Any) -> None:
        self.page.wait_for_function(
            f"(before) => {PINS}.slice(0, before.length).filter((pin, i) => pin !== before[i]).length === 1", arg=before
        )
