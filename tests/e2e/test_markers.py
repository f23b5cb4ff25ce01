"""Two people and their markers: what one does, the other sees."""

import pytest

from tests.e2e.pages.visitor import Visitor

HERE, THERE = (500, 400), (700, 520)


@pytest.mark.parametrize("way", ["adds_marker", "adds_marker_with_the_tool", "adds_marker_by_keyboard"])
def test_other_sees_a_marker_that_was_added(ana: Visitor, ben: Visitor, way: str) -> None:
    getattr(ana, way)("Café")

    ben.sees("Café")
    ben.sees_it_at("Café", ana.place_of("Café"))


def test_other_sees_a_marker_move_while_it_is_dragged(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees_it_at("Café", HERE)

    ana.takes("Café")
    ana.carries(to=THERE)

    ben.sees_it_at("Café", THERE)
    ben.sees("Café, Ana is moving it")
    ana.lets_go()
    ben.sees_it_at("Café", THERE)


def test_drop_is_stored(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.drags("Café", to=THERE)
    ben.sees_it_at("Café", THERE)
    ana.is_online()
    coordinates = ana.coordinates_of("Café")

    ana.reloads()
    ben.reloads()

    assert ana.coordinates_of("Café") == coordinates
    assert ben.coordinates_of("Café") == coordinates


def test_other_sees_what_was_written_about_a_marker(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café")
    ben.opens_marker("Café")

    ana.opens_marker("Café")
    ana.writes_title("Café Central")
    ana.writes_note("Ask for the table at the window.")
    ana.chooses("Colour", "violet")
    ana.chooses("Icon", "coffee")

    ben.sees_the_sheet_of("Café Central")
    ben.sees_title("Café Central")
    ben.sees_note("Ask for the table at the window.")
    ben.sees_chosen("Colour", "violet")
    ben.sees_chosen("Icon", "coffee")
    ben.sees("Café Central, coffee icon")


def test_what_one_types_is_not_disturbed_by_the_other(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café")
    ben.opens_marker("Café")
    ben.page.get_by_label("Title", exact=True).press("End")
    ben.page.keyboard.type(" at the ha")

    ana.opens_marker("Café")
    ana.writes_note("Closed on Mondays.")

    ben.sees_note("Closed on Mondays.")
    ben.page.keyboard.type("rbour")
    ana.sees("Café at the harbour")


def test_removed_marker_is_gone_for_both_and_comes_back_by_undo_in_the_message(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.opens_marker("Café")

    ana.removes("Café")
    ana.sees_no("Café")
    ben.sees_no("Café")
    ben.sees_no_sheet()
    ben.sees_toast("Café has been removed.")

    ana.takes_it_back("Café is removed.")
    ana.sees_it_at("Café", HERE)
    ben.sees_it_at("Café", HERE)


def test_locked_marker_stays_until_it_is_unlocked(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.opens_marker("Café")
    ana.locks()
    ben.sees("Café, locked")

    coordinates = ben.coordinates_of("Café")
    ben.drags("Café", to=THERE)
    assert ben.coordinates_of("Café") == coordinates

    ben.opens_marker("Café")
    ben.reads("This marker is locked.")
    ben.unlocks()
    ana.sees_no("Café, locked")
    ben.closes_the_sheet()
    ben.drags("Café", to=HERE)
    ana.sees("Café, Ben is moving it")


def test_copy_lies_beside_its_marker_and_has_all_that_it_has(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café")
    ana.opens_marker("Café")
    ana.chooses("Icon", "coffee")
    ana.duplicates()
    ana.writes_title("Bar")

    ben.sees("Café, coffee icon", "Bar, coffee icon")
    assert ben.place_of("Bar") != ben.place_of("Café")


def test_search_flies_to_a_marker(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=(300, 300))
    ana.adds_marker("Cinéma", at=(700, 500))
    ben.sees("Café", "Cinéma")

    ben.opens_the_list()
    ben.sees_listed("Café", "Cinéma")
    ben.searches_for("cine")
    ben.sees_listed("Cinéma")
    ben.flies_to("Cinéma")

    ben.sees_it_at("Cinéma", (640, 360))
