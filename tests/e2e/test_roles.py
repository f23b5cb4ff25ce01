"""What a link allows: looking on, editing, owning; and how an owner takes it back."""

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor

HERE, THERE = (500, 400), (700, 520)
PAGE_REFUSED = "403"


def test_title_edited_in_place_is_seen_by_the_other(ana: Visitor, ben: Visitor) -> None:
    ana.renames_the_room("Places for lunch")

    ana.sees_the_room_is("Places for lunch")
    ben.sees_the_room_is("Places for lunch")
    ben.reloads()
    ben.sees_the_room_is("Places for lunch")


def test_view_only_link_shows_live_changes_and_allows_none(ana: Visitor, arrive: Arrive) -> None:
    ana.adds_marker("Café", at=HERE)
    cleo = arrive("Cleo", at=ana.link("viewer"))
    cleo.sees_mode("View only")
    coordinates = cleo.coordinates_of("Café")

    cleo.drags("Café", to=(600, 330))
    cleo.page.mouse.dblclick(300, 300)
    cleo.sees_the_map_come_to_rest()
    assert cleo.coordinates_of("Café") == coordinates
    cleo.sees_no("Unnamed marker")
    cleo.cannot_add()
    cleo.opens_marker("Café")
    cleo.reads("Your link lets you look, but not change anything.")
    expect(cleo.sheet.get_by_role("button", name="Remove")).to_be_hidden()
    expect(cleo.page.get_by_label("Title", exact=True)).not_to_be_editable()

    ana.drags("Café", to=THERE)
    expect(cleo.sheet.get_by_text(coordinates)).to_have_count(0)
    ana.adds_marker("Bar")
    cleo.sees("Bar")


def test_edit_link_lets_one_edit_and_pass_on_no_more_than_that(ana: Visitor, ben: Visitor) -> None:
    ben.adds_marker("Café")
    ana.sees("Café")

    ben.opens_share()
    expect(ben.dialog.get_by_role("radio")).to_have_count(2)
    expect(ben.dialog.get_by_role("radio", name="Owner")).to_have_count(0)


def test_new_links_cut_off_who_came_by_the_old_ones(ana: Visitor, arrive: Arrive) -> None:
    ben = arrive("Ben", at=ana.link("editor"), expected_errors=PAGE_REFUSED)
    ana.opens_share()
    ana.makes_new_links()
    ana.closes_share()

    ben.reads("This room is no longer open to you. Ask for a new link.")
    ben.page.reload()
    expect(ben.page.get_by_role("heading", level=1)).to_have_text("This room is closed to you")
    ben.opens(ana.link("editor"))
    ben.adds_marker("Café")


def test_owner_who_makes_new_links_stays_in_the_room(ana: Visitor, arrive: Arrive) -> None:
    ben = arrive("Ben", at=ana.link("editor"))
    ana.opens_share()
    ana.makes_new_links()
    ana.closes_share()
    ben.reads("This room is no longer open to you. Ask for a new link.")

    ana.adds_marker("Café")
    ana.is_online()
    ana.reloads()
    ana.sees("Café")


def test_frozen_room_is_only_looked_at_until_it_is_open_again(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.freezes_the_room()
    ben.sees_mode("Frozen")
    ben.is_told("The room is frozen.")
    ben.cannot_add()
    coordinates = ben.coordinates_of("Café")
    ben.drags("Café", to=THERE)
    assert ben.coordinates_of("Café") == coordinates

    ana.adds_marker("Bar")
    ben.sees("Bar")
    ana.freezes_the_room(False)

    ben.sees_no_mode("Frozen")
    ben.adds_marker("Cinema", at=(350, 300))
    ana.sees("Cinema")


def test_private_room_without_a_link_is_a_friendly_page(ana: Visitor, arrive: Arrive) -> None:
    dora = arrive("Dora", expected_errors=PAGE_REFUSED)

    answer = dora.page.goto(ana.page.url)

    assert answer
    assert answer.status == 403
    dora.reads("This room opens with a link. Ask somebody who has one.")


def test_missing_page_and_dead_link_are_friendly_pages(arrive: Arrive) -> None:
    dora = arrive("Dora", expected_errors="404")

    answer = dora.page.goto(f"{dora.site}/nowhere/")
    assert answer
    assert answer.status == 404
    dora.reads("The address may have a slip in it")

    answer = dora.page.goto(f"{dora.site}/join/old/")
    assert answer
    assert answer.status == 404
    dora.reads("This link does not work any more.")
    dora.page.get_by_role("link", name="To the home page").click()
    expect(dora.page).to_have_url(f"{dora.site}/")
