"""Sharing a room: a link for each role, as text and as a code."""

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_each_link_is_shown_with_its_code_and_can_be_copied(arrive: Arrive) -> None:
    ana = arrive("Ana", permissions=CLIPBOARD)
    ana.opens_share()
    links = {words: ana.chooses_link(words) for words in ("View only", "Can edit", "Owner")}

    assert len({*links.values()}) == 3
    ana.sees_the_code()
    assert ana.copies_the_link() == links["Owner"]
    ana.is_told("The link is copied.")


def test_copied_link_lets_somebody_in(arrive: Arrive) -> None:
    ana = arrive("Ana", permissions=CLIPBOARD)
    ana.adds_marker("Café")
    ana.opens_share()
    ana.chooses_link("Can edit")
    link = ana.copies_the_link()

    ben = arrive("Ben", at=link.removeprefix(ana.site))

    ben.sees("Café")
    assert ben.address == ana.address, "the key is not left in the address"
    ben.adds_marker("Bar", at=(300, 300))
    ana.sees("Bar")


def test_dialog_gives_the_focus_back(ana: Visitor) -> None:
    ana.button("Share").focus()
    ana.presses("Enter")
    expect(ana.shown_link).to_be_visible()

    ana.presses("Escape")

    expect(ana.dialog).to_be_hidden()
    expect(ana.button("Share")).to_be_focused()
