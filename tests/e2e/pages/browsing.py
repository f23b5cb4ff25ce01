"""What everybody does with a browser: opening pages, reloading, losing the network; and looking at what is there."""

import re
from contextlib import AbstractContextManager
from typing import Any

from playwright.sync_api import Locator, Page, WebSocket, expect

Point = tuple[float, float]  # x and y in pixels of the window


class Browsing:
    """One person at one tab."""

    def __init__(self, page: Page, name: str, site: str) -> None:
        self.page = page
        self.name = name
        self.site = site
        self.page.on("websocket", self._remember)

    def _remember(self, socket: WebSocket) -> None:
        self.socket = socket

    def opens(self, address: str) -> None:
        """Open a map and wait until its markers are there."""
        self.page.goto(self.site + address)
        self.is_in_the_room()

    def reloads(self) -> None:
        self.page.reload()
        self.is_in_the_room()

    def is_in_the_room(self) -> None:
        expect(self.map).not_to_have_attribute("aria-busy", "true")

    def closes_the_tab(self) -> None:
        """Close it; the browser stays, with all that it keeps."""
        context = self.page.context
        self.page.close()
        self.page = context.new_page()
        self.page.on("websocket", self._remember)

    def makes_a_map(self) -> None:
        self.makes_a_room("map")

    def makes_a_room(self, kind: str) -> None:
        """The button "New map" or "New board", without looking at the home page first."""
        request = self.page.context.request
        request.get(f"{self.site}/")
        token = next(cookie["value"] for cookie in self.page.context.cookies() if cookie["name"] == "csrftoken")
        answer = request.post(f"{self.site}/rooms/new/", form={"kind": kind, "csrfmiddlewaretoken": token})
        self.opens(answer.url.removeprefix(self.site))

    def link(self, role: str) -> str:
        """The path of the link that gives this role, as the share dialog has it."""
        answer: dict[str, Any] = self.page.context.request.get(f"{self.site}{self.address}share/").json()
        url: str = next(link["url"] for link in answer["links"] if link["role"] == role)
        return url.removeprefix(self.site)

    @property
    def address(self) -> str:
        """Without what it says of the view."""
        return self.page.url.removeprefix(self.site).partition("#")[0]

    def loses_the_network(self) -> None:
        self.page.context.set_offline(True)

    def has_the_network_again(self) -> None:
        self.page.context.set_offline(False)

    def hears(self, kind: str) -> AbstractContextManager[Any]:
        """Wait, at the end of a `with`, for a frame of the socket with `kind` in it."""
        return self.socket.expect_event("framereceived", lambda frame: kind in str(frame))

    @property
    def map(self) -> Locator:
        return self.page.get_by_role("application")

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """The one that is shown: a phone has its undo and redo in another place."""
        return self.page.get_by_role("button", name=name, exact=True)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def goes_to_the_map_by_keyboard(self) -> None:
        """From the page's top, by its skip link."""
        self.page.get_by_role("link", name="Skip to the map").focus()
        self.presses("Enter", "Tab")
        expect(self.map).to_be_focused()

    def reads(self, text: str | re.Pattern[str], *, timeout: float | None = None) -> None:
        """See a text somewhere on the page; what only a screen reader gets does not count."""
        seen = self.page.get_by_text(text).and_(self.page.locator(":not([data-announcer])"))
        expect(seen.first).to_be_visible(timeout=timeout)

    def is_told(self, text: str) -> None:
        """Hear it from a screen reader, which reads what comes into a live region."""
        expect(self.page.get_by_role("status").filter(has_text=text).first).to_be_attached()

    def is_not_told(self, text: str) -> None:
        expect(self.page.get_by_role("status").filter(has_text=text)).to_have_count(0)
