"""A marker's sheet, and the list of all markers."""

from playwright.sync_api import Locator, expect

from tests.e2e.pages.map_hands import MapHands


class MarkerSheet(MapHands):
    @property
    def sheet(self) -> Locator:
        return self.page.get_by_role("complementary")

    def opens_marker(self, title: str) -> None:
        self.marker(title).click()
        self.sees_the_sheet_of(title)

    def sees_the_sheet_of(self, title: str) -> None:
        expect(self.sheet.get_by_role("heading", name=title, exact=True)).to_be_visible()

    def coordinates_of(self, title: str) -> str:
        """Where a marker is on earth, as its sheet says."""
        self.opens_marker(title)
        place = self.sheet.get_by_text("°").inner_text()  # the nearest town above it, once it is known
        *_, coordinates = place.splitlines()
        self.closes_the_sheet()
        return coordinates

    def closes_the_sheet(self) -> None:
        self.sheet.get_by_role("button", name="Close", exact=True).click()
        self.sees_no_sheet()

    def sees_no_sheet(self) -> None:
        expect(self.sheet).to_be_hidden()

    def writes_title(self, title: str) -> None:
        field = self.page.get_by_label("Title", exact=True)
        field.fill(title)
        field.blur()

    def writes_note(self, note: str) -> None:
        field = self.page.get_by_label("Note", exact=True)
        field.fill(note)
        field.blur()

    def chooses(self, legend: str, choice: str) -> None:
        """Choose among the colours or the icons."""
        self._choice(legend, choice).check()

    def sees_chosen(self, legend: str, choice: str) -> None:
        expect(self._choice(legend, choice)).to_be_checked()

    def _choice(self, legend: str, choice: str) -> Locator:
        return self.sheet.get_by_role("group", name=legend).get_by_role("radio", name=choice, exact=True)

    def sees_title(self, title: str) -> None:
        expect(self.page.get_by_label("Title", exact=True)).to_have_value(title)

    def sees_note(self, note: str) -> None:
        expect(self.page.get_by_label("Note", exact=True)).to_have_value(note)

    def locks(self) -> None:
        self.sheet.get_by_role("button", name="Lock", exact=True).click()

    def unlocks(self) -> None:
        self.sheet.get_by_role("button", name="Unlock", exact=True).click()

    def duplicates(self) -> None:
        self.sheet.get_by_role("button", name="Duplicate").click()

    def removes(self, title: str) -> None:
        self.opens_marker(title)
        self.sheet.get_by_role("button", name="Remove").click()

    def opens_the_list(self) -> None:
        self.button("List and search").click()
        expect(self.sheet.get_by_role("heading", name="Markers")).to_be_visible()

    def searches_for(self, words: str) -> None:
        self.page.get_by_label("Search the markers").fill(words)

    def sees_listed(self, *titles: str) -> None:
        """See exactly these in the list, in this order."""
        expect(self.sheet.get_by_role("listitem")).to_have_text(list(titles))

    def flies_to(self, title: str) -> None:
        self.sheet.get_by_role("listitem").filter(has_text=title).get_by_role("button").click()
