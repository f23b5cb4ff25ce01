"""Running a room: who did what, taking it back, add-only, showing somebody out, presenting, and being followed."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor

HERE, THERE, ELSEWHERE = (500, 400), (700, 520), (350, 300)


def test_a_marker_tells_who_did_what_to_it(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.drags("Café", to=THERE)
    ben.is_online()
    ana.reads_the_history_of("Café")
    ana.sees_that_happened("Ben moved it", "Ana named it “Café”", "Ana added it")

    ben.opens_marker("Café")
    ben.locks()
    ana.sees_that_happened("Ben locked it", "Ben moved it", "Ana named it “Café”", "Ana added it")


def test_owner_takes_back_what_somebody_did_and_puts_it_back(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.drags("Café", to=THERE)
    ben.adds_marker("Bar", at=ELSEWHERE)
    ana.sees("Bar")
    ana.sees_it_at("Café", THERE)
    ben.closes_the_tab()

    ana.undoes_what_was_done_by("Ben")
    ana.sees_toast("2 things are as before Ben came.")
    ana.sees_no("Bar")
    ana.sees_it_at("Café", HERE)

    ana.puts_it_back()
    ana.sees("Bar")
    ana.sees_it_at("Café", THERE)


def test_in_an_add_only_room_one_changes_what_is_ones_own(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees("Café")
    ana.sets("Add only")
    ben.sees_mode("Add only")

    why = "Here you can add, and change what you added yourself."
    ben.marker("Café").focus()
    ben.presses("ArrowRight")
    ben.sees_toast(why)
    ben.sees_it_at("Café", HERE)
    ben.opens_marker("Café")
    expect(ben.sheet.get_by_text(why)).to_be_visible()
    ben.closes_the_sheet()
    ben.adds_marker("Bar", at=ELSEWHERE)
    ben.opens_marker("Bar")
    ben.locks()
    ben.unlocks()
    ben.closes_the_sheet()
    ana.opens_marker("Bar")
    ana.writes_title("Pub")
    ana.closes_the_sheet()
    ben.sees("Pub")

    ana.sets("Add only", on=False)
    ben.sees_no_mode("Add only")
    ben.opens_marker("Café")
    ben.writes_title("Inn")
    ana.sees("Inn")


def test_whoever_is_removed_is_out_until_let_back_in(ana: Visitor, arrive: Arrive) -> None:
    link = ana.link("editor")
    ben = arrive("Ben", at=link, expected_errors="403")
    ana.removes_the_person("Ben")
    ben.reads("The owner has removed you from this room.")
    ana.counts_people(1)
    ben.page.goto(ben.site + link)
    expect(ben.page.get_by_role("heading", name="This room is closed to you")).to_be_visible()
    ben.reads("The owner has removed you from this room.")

    ana.lets_back_in("Ben")
    ben.opens(link)
    ben.adds_marker("Café", at=HERE)
    ana.sees("Café")


def test_everybody_follows_the_owner_who_asks(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=(600, 350))
    ben.sees("Café")
    ana.sets("Ask everyone to follow me")
    ben.sees_that_one_follows("Ana")
    ana.zooms_in_at((600, 350))
    ben.sees_it_at("Café", ana.place_of("Café"))

    ben.stops_following("Ana")
    ben.is_asked_to_follow("Ana")
    ben.answers("Follow")
    ben.sees_that_one_follows("Ana")
    ana.sets("Ask everyone to follow me", on=False)
    ben.follows_nobody()
    ben.is_not_asked_to_follow()


def test_whoever_says_no_is_not_asked_again(ana: Visitor, ben: Visitor) -> None:
    ana.sets("Ask everyone to follow me")
    ben.sees_that_one_follows("Ana")
    ben.stops_following("Ana")
    ben.answers("Not now")
    ben.is_not_asked_to_follow()
    with ben.hears("room.gather"):
        pass  # the next asking
    ben.is_not_asked_to_follow()
    ben.follows_nobody()


def test_a_hall_comes_in_by_the_code_that_is_presented(ana: Visitor, arrive: Arrive) -> None:
    ana.presents()
    expect(ana.button("Menu")).to_be_hidden()
    ana.sees_how_many_are_here("Only you are here yet")
    code = ana.presentation.get_by_role("img", name=re.compile("code to scan"))
    expect(code).to_be_visible()
    address = ana.presentation.get_by_text("/join/").inner_text()
    assert f"http://{address}" == ana.site + ana.link("editor")
    arrive("Ben", at=ana.link("editor"))
    ana.sees_how_many_are_here("2 people here")

    ana.presentation.get_by_role("radio", name="Look on").check()
    expect(ana.presentation.get_by_text(ana.link("viewer"))).to_be_visible()
    ana.presses("Escape")
    expect(ana.presentation).to_be_hidden()
    expect(ana.button("Menu")).to_be_visible()


def test_a_marker_in_hand_says_how_far_it_is_from_where_it_was(ana: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.takes("Café")
    ana.carries(THERE)
    ana.sees_how_far("km")
    ana.lets_go()
    ana.sees_no_distance()

    ana.marker("Café").focus()
    ana.presses("Shift+ArrowRight")
    ana.sees_how_far("km")
    ana.is_told("from where it was.")
    ana.sees_no_distance()


def test_where_one_is_shows_only_when_asked_and_takes_a_marker(arrive: Arrive) -> None:
    vienna = {"latitude": 48.21, "longitude": 16.37, "accuracy": 500}
    ana = arrive("Ana", geolocation=vienna, permissions=["geolocation"])
    expect(ana.page.locator(".my-place__dot")).to_have_count(0)
    ana.sets("Show where I am")
    ana.reads("You are here, within 500 m.")
    expect(ana.page.locator(".my-place__dot")).to_have_count(1)
    ana.button("Put a marker here").click()
    ana.names_it("Home")
    assert ana.coordinates_of("Home").endswith("48.2100° N, 16.3700° E")
    ana.button("Hide").click()
    expect(ana.page.locator(".my-place__dot")).to_have_count(0)
