"""The tools of the drawing board, each in a hand: what it draws, and what it does with what is there."""

import io
import math
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.board_people import Draw
from tests.e2e.pages.board_sheets import Artist

HERE, THERE = (400, 300), (560, 400)


@pytest.mark.parametrize("tool", ["Pen", "Highlighter", "Line", "Arrow", "Rectangle", "Ellipse"])
def test_tool_draws_what_the_other_sees(ada: Artist, bob: Artist, tool: str) -> None:
    ada.draws(HERE, (480, 360), THERE, tool=tool)

    bob.counts(1)
    thing = bob.thing()
    assert thing["kind"] == tool.lower()
    assert (thing["w"], thing["h"]) == (pytest.approx(160, abs=2), pytest.approx(100, abs=2))


def test_shift_keeps_proportions_and_angles(ada: Artist) -> None:
    ada.takes("Rectangle")
    ada.page.keyboard.down("Shift")
    ada.pulls(HERE, THERE)
    ada.takes("Line")
    ada.pulls((700, 300), (860, 312))
    ada.page.keyboard.up("Shift")

    square, line = ada.things()
    assert square["w"] == square["h"] == pytest.approx(160, abs=1)
    assert line.get("h", 0) == pytest.approx(0, abs=0.5)


def test_selected_thing_is_moved_scaled_and_turned(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    bob.counts(1)
    before = ada.thing()

    ada.pulls((400, 350), (500, 450))
    bob.sees_ink_at((500, 450))
    ada.pulls(ada.handle("se"), (740, 560))
    ada.pulls(ada.handle("turn"), (900, 450))
    ada.is_online()

    after = bob.thing()
    assert after["x"] - before["x"] != 0
    assert after["w"] == pytest.approx(before["w"] + 74, abs=4)
    assert abs(after["r"]) == pytest.approx(math.pi / 2, abs=0.4)


def test_several_things_are_moved_together_by_a_box_and_by_a_lasso(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, (460, 360), tool="Rectangle")
    ada.draws((520, 300), (580, 360), tool="Ellipse")
    ada.takes("Select")
    ada.pulls((370, 270), (620, 400))
    ada.reads("Drawn by Ada")
    ada.pulls((400, 330), (400, 430))
    bob.sees_ink_at((400, 430))
    bob.sees_ink_at((520, 430))

    ada.presses("Escape")
    ada.takes("Lasso")
    ada.pulls((370, 380), (620, 380), (620, 500), (370, 500), (370, 390))
    ada.presses("Delete")

    bob.counts(0)


def test_copies_lie_beside_and_the_order_is_changed(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    ada.draws(HERE, THERE, tool="Ellipse")
    ada.presses("[", "Control+d")
    bob.counts(3)

    assert [thing["kind"] for thing in bob.things()] == ["ellipse", "rectangle", "ellipse"]


def test_text_is_written_in_place_and_edited_again(ada: Artist, bob: Artist) -> None:
    ada.writes("Two lines\nof text 🎉", at=HERE)
    bob.counts(1)
    assert bob.thing()["text"] == "Two lines\nof text 🎉"

    bob.takes("Select")
    bob.page.mouse.dblclick(430, 302)
    bob.page.keyboard.insert_text("Another")
    bob.presses("Escape")

    bob.is_online()
    assert bob.thing()["text"] == "Another"
    ada.opens_the_list_of_things()
    ada.finds("Another")


def test_note_stays_without_words_and_takes_a_colour(ada: Artist, bob: Artist) -> None:
    ada.writes("", at=HERE, tool="Sticky note")
    ada.chooses_style("Colour", "green")

    ada.is_online()
    bob.counts(1)
    assert bob.thing()["fill"] == "green"


def test_eraser_takes_whole_things_or_parts_of_lines(ada: Artist, bob: Artist) -> None:
    ada.draws((400, 300), (600, 300), (800, 300))
    bob.counts(1)
    ada.takes("Eraser")
    ada.chooses_style("Takes away", "Parts")
    ada.pulls((600, 250), (600, 350))
    bob.counts(2)
    bob.sees_paper_at((600, 300))
    bob.sees_ink_at((500, 300))

    ada.chooses_style("Takes away", "Whole things")
    ada.pulls((500, 250), (500, 350))

    bob.counts(1)
    bob.sees_paper_at((500, 300))
    bob.sees_ink_at((700, 300))
    ada.presses("Control+z", "Control+z")
    bob.counts(1)
    bob.sees_ink_at((600, 300))


def test_things_are_copied_to_another_board(ada: Artist, artist: Draw) -> None:
    ada.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ada.draws(HERE, THERE, tool="Rectangle")
    ada.draws((700, 300), (800, 400), tool="Ellipse")
    ada.presses("Control+a", "Control+c")
    ada.is_told("2 things copied.")

    ada.makes_a_board()
    ada.board.focus()
    ada.presses("Control+v")

    ada.counts(2)
    assert [thing["kind"] for thing in ada.things()] == ["rectangle", "ellipse"]


def test_picture_holds_its_place_and_is_seen_by_the_other(ada: Artist, bob: Artist) -> None:
    ada.takes("Pen")
    with ada.page.expect_file_chooser() as chooser:
        ada.button("Picture").click()
    red = io.BytesIO()
    Image.new("RGB", (200, 150), "red").save(red, "PNG")
    chooser.value.set_files({"name": "red.png", "mimeType": "image/png", "buffer": red.getvalue()})

    bob.counts(1)
    bob.opens_the_list_of_things()
    bob.finds("Picture")
    ada.is_online()
    bob.sees_ink_at((640, 360))


def test_board_is_saved_and_opened_again(ada: Artist, artist: Draw) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    ada.writes("Words", at=(700, 300))
    ada.presses("Escape")
    assert ada.saves("PNG").startswith(b"\x89PNG")
    assert b"<svg" in ada.saves("SVG")
    file = ada.saves("JSON")

    ada.makes_a_board()
    with ada.page.expect_file_chooser() as chooser:
        ada.opens_the_menu_and_takes("Open a file")
    chooser.value.set_files({"name": "board.json", "mimeType": "application/json", "buffer": file})

    ada.counts(2)
    assert [thing["kind"] for thing in ada.things()] == ["rectangle", "text"]


def test_board_is_drawn_on_by_keyboard(ada: Artist, bob: Artist) -> None:
    ada.page.get_by_role("link", name="Skip to the board").focus()
    ada.presses("Enter", "Tab")
    expect(ada.board).to_be_focused()
    ada.presses("r", "ArrowRight", "Enter")
    ada.is_told("Rectangle")
    bob.counts(1)
    before = bob.thing()

    ada.presses("ArrowDown", "ArrowDown", "Alt+Shift+ArrowRight")
    ada.is_told("1 thing moved.")
    ada.is_online()
    after = bob.thing()
    assert after["y"] == pytest.approx(before["y"] + 8, abs=0.1)
    assert after["w"] == pytest.approx(before["w"] + 32, abs=0.1)

    ada.presses("Escape", "t", "Enter")
    ada.page.keyboard.insert_text("By hand")
    ada.presses("Escape")
    bob.counts(2)
    bob.opens_the_list_of_things()
    expect(bob.outline.get_by_role("button", name=re.compile("^Text “By hand”, by Ada; 1 of 2"))).to_be_visible()
