"""The share dialog: the links, their codes, and making new ones."""

from playwright.sync_api import Locator, expect

from tests.e2e.pages.browsing import Browsing


class ShareDialog(Browsing):
    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name="Share this room")

    @property
    def shown_link(self) -> Locator:
        return self.dialog.get_by_label("The link", exact=True)

    def opens_share(self) -> None:
        self.button("Share").click()
        expect(self.shown_link).to_be_visible()

    def chooses_link(self, words: str) -> str:
        """Choose what the link allows; the link."""
        self.dialog.get_by_role("radio", name=words).check()
        return self.shown_link.input_value()

    def sees_the_code(self) -> None:
        code = self.dialog.get_by_role("img", name="The link as a code to scan")
        expect(code).to_be_visible()
        self.page.wait_for_function("(image) => image.complete && image.naturalWidth > 0", arg=code.element_handle())

    def copies_the_link(self) -> str:
        """Press Copy; what is in the clipboard then."""
        self.dialog.get_by_role("button", name="Copy").click()
        expect(self.dialog.get_by_role("button", name="Copied")).to_be_visible()
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def makes_new_links(self) -> None:
        old = self.shown_link.input_value()
        self.dialog.get_by_role("button", name="Make new links").click()
        self.dialog.get_by_role("button", name="Make new ones").click()
        expect(self.shown_link).not_to_have_value(old)

    def closes_share(self) -> None:
        self.dialog.get_by_role("button", name="Close").click()
        expect(self.dialog).to_be_hidden()
