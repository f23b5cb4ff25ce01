"""Everything without a mouse."""

from playwright.sync_api import expect

from tests.e2e.pages.visitor import Visitor


def test_marker_is_reached_moved_edited_and_removed_by_keys(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker_by_keyboard("Café")
    ben.sees("Café")
    x, y = ana.place_of("Café")

    ana.goes_to_the_map_by_keyboard()
    ana.presses("Tab")
    expect(ana.marker("Café")).to_be_focused()
    ana.presses("ArrowRight", "ArrowRight", "Shift+ArrowDown")
    ben.sees("Café, Ana is moving it")
    ben.sees_it_at("Café", (x + 16, y + 64))
    ben.sees_no("Café, Ana is moving it")
    ben.is_told("Ana moved Café.")

    ana.presses("Enter")
    ana.sees_the_sheet_of("Café")
    ana.presses("Escape")
    ana.sees_no_sheet()
    expect(ana.marker("Café")).to_be_focused()

    ana.presses("Delete")
    ben.sees_no("Café")
    ana.sees_toast("Café is removed.")
    ana.presses("Control+z")
    ben.sees("Café")


def test_escape_puts_back_a_marker_that_arrow_keys_move(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker_by_keyboard("Café")
    ben.sees("Café")
    place = ana.place_of("Café")
    ana.marker("Café").focus()

    ana.presses("Shift+ArrowRight")
    ben.sees("Café, Ana is moving it")
    ana.presses("Escape")

    ana.sees_it_at("Café", place)
    ben.sees_it_at("Café", place)


def test_cheat_sheet_opens_on_a_question_mark_and_gives_the_focus_back(ana: Visitor) -> None:
    ana.button("Chat").focus()
    ana.presses("?")
    sheet = ana.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet.get_by_text("Search the markers")).to_be_visible()

    ana.presses("Escape")

    expect(sheet).to_be_hidden()
    expect(ana.button("Chat")).to_be_focused()


def test_search_by_keys_finds_a_marker(ana: Visitor) -> None:
    ana.adds_marker("Café", at=(300, 300))
    ana.adds_marker("Bar", at=(700, 500))

    ana.presses("/")
    expect(ana.page.get_by_label("Search the markers")).to_be_focused()
    ana.page.keyboard.type("caf")
    ana.sees_listed("Café")
    ana.presses("Enter")

    ana.sees_it_at("Café", (640, 360))


def test_single_keys_are_letters_where_one_types(ana: Visitor) -> None:
    ana.presses("c")
    expect(ana.page.get_by_label("Write to everyone here")).to_be_focused()
    ana.page.keyboard.type("a slap?")
    ana.presses("Enter")

    ana.sees_said("a slap?", by="Ana")
    expect(ana.page.get_by_role("dialog")).to_have_count(0)
    expect(ana.button("Add a marker")).to_have_attribute("aria-pressed", "false")
