"""The drawing board, together: seen while it is drawn, undone by whoever did it, and what each role may do."""

import re

from playwright.sync_api import expect

from tests.e2e.board_people import Draw
from tests.e2e.browsers import MakePerson
from tests.e2e.pages.board_sheets import Artist
from tests.web_process import WebProcess

HERE, THERE = (400, 300), (640, 420)


def test_other_sees_the_stroke_before_the_pen_is_lifted(ada: Artist, bob: Artist) -> None:
    ada.takes("Pen")
    ada.puts_down(HERE)
    ada.goes_on((450, 350), (500, 320), (560, 380), THERE)

    bob.sees_ink_at((500, 320))
    bob.counts(0)
    expect(bob.page.get_by_text("Draw something.")).to_be_hidden()
    ada.lifts()

    bob.counts(1)
    bob.sees_ink_at((500, 320))


def test_undo_and_redo_concern_ones_own_things_only(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    bob.counts(1)
    bob.cannot_undo()
    bob.draws((700, 300), (800, 400), tool="Ellipse")
    ada.counts(2)

    ada.presses("Control+z")
    bob.counts(1)
    bob.sees_ink_at((750, 300))
    ada.cannot_undo()
    ada.is_online()
    ada.reloads()

    ada.redoes()
    bob.counts(2)


def test_undo_of_a_colour_leaves_where_another_moved_it(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    ada.chooses_style("Colour", "blue")
    ada.is_online()
    bob.counts(1)
    bob.selects_at((400, 360))
    bob.pulls((400, 360), (500, 460))
    bob.is_online()
    ada.sees_ink_at((500, 460))

    ada.presses("Control+z")

    ada.is_online()
    thing = ada.thing()
    assert thing.get("color", "ink") == "ink"
    bob.sees_ink_at((500, 460))
    bob.sees_paper_at((400, 360))


def test_others_are_seen_with_their_names_and_followed(ada: Artist, bob: Artist) -> None:
    ada.takes("Pen")
    ada.points_at((500, 300))
    expect(bob.board.locator(".board-cursor", has_text="Ada")).to_be_visible()

    bob.follows("Ada")
    ada.button("Closer").click()
    expect(bob.page.get_by_role("button", name="125 %")).to_be_visible()

    bob.button("Farther").click()
    bob.follows_nobody()


def test_whoever_looks_on_has_only_the_hand_and_the_laser(ada: Artist, artist: Draw) -> None:
    eve = artist("Eve", at=ada.link("viewer"))
    eve.sees_mode("View only")
    expect(eve.button("Pen")).to_be_disabled()
    expect(eve.button("Hand")).to_be_enabled()

    eve.takes("Laser pointer")
    eve.puts_down(HERE)
    eve.goes_on(THERE)
    ada.sees_ink_at(THERE)
    eve.lifts()

    ada.sees_paper_at(THERE)
    ada.counts(0)


def test_frozen_board_takes_the_pen_out_of_the_hand(ada: Artist, bob: Artist) -> None:
    bob.takes("Pen")
    ada.freezes_the_room()
    bob.sees_mode("Frozen")
    expect(bob.button("Pen")).to_be_disabled()
    bob.pulls(HERE, THERE)
    ada.draws((700, 300), (800, 400), tool="Rectangle")
    bob.counts(1)

    ada.freezes_the_room(False)

    bob.sees_no_mode("Frozen")
    bob.draws(HERE, THERE)
    ada.counts(2)


def test_owner_removes_what_one_person_drew_and_takes_it_back(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    bob.draws((700, 300), (800, 400))
    bob.draws((700, 400), (800, 500))
    ada.counts(3)

    ada.removes_what_they_drew("Bob")
    bob.counts(1)
    ada.takes_it_back("2 things removed.")

    bob.counts(3)


def test_owner_clears_the_board_and_takes_it_back(ada: Artist, bob: Artist) -> None:
    bob.draws(HERE, THERE)
    ada.counts(1)

    ada.clears_the_board()
    bob.counts(0)
    bob.reads("Draw something.")
    ada.takes_it_back("1 thing removed.")

    bob.counts(1)


def test_undo_puts_a_cleared_board_back_also_after_a_reload(ada: Artist, bob: Artist) -> None:
    bob.draws(HERE, THERE)
    ada.counts(1)
    ada.clears_the_board()
    bob.counts(0)
    ada.is_online()
    ada.reloads()

    ada.undoes()

    bob.counts(1)


def test_where_one_only_adds_others_things_stay_as_they_are(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    bob.counts(1)
    ada.button("Menu").click()
    ada.page.get_by_role("switch", name="Add only").check()
    ada.presses("Escape")
    bob.sees_mode("Add only")

    bob.selects_at((520, 300))
    bob.presses("Delete")
    bob.sees_toast("Here you can change only what you drew yourself.")
    bob.draws((700, 300), (800, 400))

    ada.counts(2)


def test_board_is_seen_as_it_once_was(ada: Artist, bob: Artist) -> None:
    ada.draws(HERE, THERE, tool="Rectangle")
    ada.presses("Escape")
    bob.counts(1)
    bob.draws((700, 300), (800, 400))
    ada.counts(2)

    ada.opens_the_menu_and_takes("Go back in time")
    slider = ada.page.get_by_role("slider", name="Moment")
    expect(slider).to_be_visible()
    slider.focus()
    ada.presses("ArrowLeft")
    ada.reads("Ada drew: rectangle.")
    ada.button("Bring this back").click()

    bob.counts(1)


def test_what_others_draw_is_said_and_listed(ada: Artist, bob: Artist) -> None:
    bob.opens_the_list_of_things()
    ada.draws(HERE, THERE, tool="Rectangle")
    ada.chooses_style("Colour", "blue")
    bob.is_told("Ada drew: rectangle")
    ada.writes("Bring cake", at=(800, 300), tool="Sticky note")

    bob.finds("Bring cake", "Rectangle, blue")
    expect(bob.outline.get_by_role("button", name=re.compile("Rectangle, blue, by Ada; 2 of 2"))).to_be_visible()
    bob.removes_in_the_list("Rectangle")

    ada.counts(1)


def test_home_page_shows_what_is_drawn_in_the_lobby(artist: Draw, person: MakePerson, site: WebProcess) -> None:
    dora = person("Dora")
    dora.goto(site.url)
    card = dora.locator("[data-preview=sketch]")
    expect(card.get_by_text("Live now")).to_be_visible()
    ada = artist("Ada", at="/sketch/lobby/")

    ada.draws((500, 640), (700, 660), tool="Line")

    expect(card.get_by_text("Ada drew something, change")).to_be_visible()
    ada.presses("Control+z")
    expect(card.get_by_text("Ada removed something, change")).to_be_visible()
