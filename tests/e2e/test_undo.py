"""Undo and redo: one's own changes, never those of the others."""

from tests.e2e.pages.visitor import Visitor

HERE, THERE = (500, 400), (700, 520)


def test_undo_and_redo_are_seen_by_the_other(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.drags("Café", to=THERE)
    ben.sees_it_at("Café", THERE)

    ana.undoes()
    ana.sees_it_at("Café", HERE)
    ben.sees_it_at("Café", HERE)

    ana.redoes()
    ana.sees_it_at("Café", THERE)
    ben.sees_it_at("Café", THERE)


def test_undo_takes_back_only_what_one_did_oneself(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees("Café")
    ben.cannot_undo()
    ben.adds_marker("Bar", at=(300, 250))
    ana.sees("Bar")

    ana.presses("Control+z")
    ana.sees("Unnamed marker", "Bar")
    ana.presses("Control+z")

    ben.sees_no("Unnamed marker")
    ben.sees("Bar")
    ana.cannot_undo()


def test_undo_and_redo_are_still_there_after_a_reload(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café")
    ana.adds_marker("Bar", at=(300, 250))
    ana.is_online()
    ana.reloads()

    ana.undoes()
    ben.sees("Café", "Unnamed marker")
    ana.reloads()

    ana.redoes()
    ben.sees("Café", "Bar")


def test_undo_of_a_removal_brings_back_all_of_a_marker(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.opens_marker("Café")
    ana.chooses("Icon", "coffee")
    ana.closes_the_sheet()
    ana.removes("Café")
    ben.sees_no("Café")

    ana.presses("Control+z")

    ben.sees("Café, coffee icon")
    ben.sees_it_at("Café", HERE)
