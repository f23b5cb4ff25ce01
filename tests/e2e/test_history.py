"""Going back in time: everybody can look, the owner can bring back what was."""

from playwright.sync_api import expect

from tests.e2e.pages.visitor import Visitor

HERE, THERE = (500, 400), (700, 520)


def test_one_sees_how_it_was_while_the_others_go_on(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.drags("Café", to=THERE)
    ben.sees_it_at("Café", THERE)

    ben.looks_back()
    ben.goes_back_to("Ana changed Café")
    ben.sees_it_at("Café", HERE)
    ana.adds_marker("Bar", at=(350, 300))
    ana.is_online()
    ben.sees_no("Bar")
    expect(ben.time_bar.get_by_role("button", name="Bring this back")).to_be_hidden()
    ben.goes_back_to_now()

    ben.sees("Bar")
    ben.sees_it_at("Café", THERE)


def test_nothing_can_be_changed_in_the_past(ana: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.looks_back()

    ana.page.mouse.dblclick(300, 300)
    ana.sees_no("Unnamed marker")
    ana.goes_back_to_now()
    ana.adds_marker("Bar", at=(350, 300))


def test_owner_brings_back_what_was_for_everybody(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.drags("Café", to=THERE)
    ben.adds_marker("Bar", at=(350, 300))
    ana.sees("Bar")

    ana.looks_back()
    ana.goes_back_to("Ana changed Café")
    ana.brings_this_back()

    ana.sees_it_at("Café", HERE)
    ana.sees_no("Bar")
    ben.sees_no("Bar")
    assert ben.coordinates_of("Café") == ana.coordinates_of("Café")
    ben.reloads()
    ben.sees_no("Bar")
    assert ben.coordinates_of("Café") == ana.coordinates_of("Café")


def test_the_history_plays_to_its_end(ana: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.drags("Café", to=THERE)
    ana.looks_back()
    ana.moment.press("PageUp")

    ana.moment.press("PageDown")
    expect(ana.moment).to_have_attribute("aria-valuetext", "The beginning")
    ana.sees_no("Café")
    ana.plays_it()

    ana.sees_it_at("Café", THERE)
    expect(ana.time_bar.get_by_role("button", name="Play")).to_be_visible()
