"""Markers from files and as files, clusters, links to places, and a map in a frame of another page."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import FrameLocator, Locator, expect

from tests.e2e.pages.map_hands import MapHands


class MapFiles:
    """What a visitor does with files and addresses; `files = MapFiles(ana)`."""

    def __init__(self, visitor: MapHands) -> None:
        self.visitor = visitor
        self.page = visitor.page

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name="Import markers")

    def chooses(self, name: str, content: str) -> None:
        """Take the menu's entry, and the file."""
        self.visitor.button("Menu").click()
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name="Import markers").click()
        chooser.value.set_files({"name": name, "mimeType": "text/plain", "buffer": content.encode()})

    def drops(self, name: str, content: str) -> None:
        """Drag a file from the desk onto the map."""
        script = """([name, content]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([content], name));
          const map = document.querySelector("[data-map]");
          for (const type of ["dragenter", "dragover", "drop"])
            map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }"""
        self.page.evaluate(script, [name, content])

    def adds(self, count: int) -> None:
        """Say yes to what was found, and wait until all of it is stored."""
        self.dialog.get_by_role("button", name=f"Add {count} marker").click()
        expect(self.dialog).to_be_hidden(timeout=60_000)

    def saves_as(self, name: str) -> str:
        """Take all markers away in this format; the file's text."""
        self.visitor.button("Menu").click()
        self.page.get_by_role("button", name="Save as a file").click()
        with self.page.expect_download() as download:
            self.page.get_by_role("dialog").get_by_role("link", name=name).click()
        return Path(download.value.path()).read_text()

    def count(self) -> int:
        """How many markers there are: those on the map and those in clusters."""
        labels: list[str] = self.page.locator("[data-map] .cluster").evaluate_all(
            "(clusters) => clusters.map((cluster) => cluster.getAttribute('aria-label'))"
        )
        return self.page.locator("[data-map] [data-marker]").count() + sum(int(label.split()[0]) for label in labels)

    def reads_elsewhere(self, address: str) -> FrameLocator:
        """Open a page of somebody else, without cookies of ours; the frame in it."""
        self.page.context.clear_cookies()
        self.page.goto(address)
        return self.page.frame_locator("iframe")

    def settled_address(self) -> str:
        """The page's, once it says what is seen: it follows the map after 0.4 s."""
        self.page.wait_for_function(
            """() => new Promise((resolve) => {
              const before = location.hash;
              setTimeout(() => resolve(before !== "" && location.hash === before), 1000);
            })"""
        )
        return self.page.url

    def features(self, text: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(text)["features"]
        return found
