"""What a board survives: a reload in mid-stroke, no network, a killed server. Nothing is lost, and nothing is twice."""

import pytest

from tests.e2e.board_people import Draw
from tests.e2e.pages.board_sheets import Artist
from tests.web_process import WebProcess

NETWORK = r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection"
BY_THEMSELVES = 60_000  # milliseconds until a page is back without anybody's help

pytestmark = pytest.mark.timeout(300)  # longer than all that two people may wait for, one after the other


@pytest.fixture
def ada(artist: Draw) -> Artist:
    return artist("Ada", expected_errors=NETWORK)


@pytest.fixture
def bob(artist: Draw, ada: Artist) -> Artist:
    return artist("Bob", at=ada.link("editor"), expected_errors=NETWORK)


def test_reload_in_mid_stroke_keeps_what_was_drawn(ada: Artist, bob: Artist) -> None:
    ada.takes("Pen")
    ada.puts_down((400, 300))
    ada.goes_on((500, 360), (600, 300))
    bob.sees_ink_at((500, 360))

    ada.reloads()
    ada.lifts()

    bob.counts(1)
    ada.counts(1)
    ada.sees_ink_at((500, 360))
    assert bob.thing()["kind"] == "pen"


def test_stroke_in_which_the_network_goes_is_stored_later(ada: Artist, bob: Artist) -> None:
    ada.takes("Pen")
    ada.puts_down((400, 300))
    ada.goes_on((450, 340))
    ada.loses_the_network()
    ada.goes_on((520, 360), (600, 300))
    ada.lifts()
    ada.reads("You are offline.")
    ada.draws((700, 300), (800, 400), tool="Rectangle")
    ada.counts(2)
    bob.counts(0)

    ada.has_the_network_again()

    bob.counts(2)
    bob.sees_ink_at((520, 360))


def test_both_draw_under_dropped_connections_and_end_with_the_same(ada: Artist, bob: Artist) -> None:
    people = [ada, bob]
    for turn in range(6):
        away = people[turn % 2]
        if turn in (1, 4):
            away.loses_the_network()
        for i, person in enumerate(people):
            y = 240 + 60 * turn + 24 * i
            person.draws((360, y), (480, y + 18), (600, y))
        away.has_the_network_again()
    for person in people:
        person.is_online(timeout=BY_THEMSELVES)
        person.counts(12)

    drawn = sorted(ada.things(), key=lambda thing: thing["id"])
    assert drawn == sorted(bob.things(), key=lambda thing: thing["id"])
    for person in people:
        person.reloads()
        person.counts(12)
        assert sorted(person.things(), key=lambda thing: thing["id"]) == drawn


def test_what_is_drawn_while_the_server_is_away_is_stored_once(ada: Artist, bob: Artist, site: WebProcess) -> None:
    ada.draws((400, 300), (500, 360))
    bob.counts(1)
    site.kill()
    ada.reads("Reconnecting")
    ada.draws((400, 400), (500, 460))
    ada.counts(2)
    ada.reads("Your change is kept.")
    address = ada.address
    ada.closes_the_tab()
    site.start()
    ada.opens(address)

    ada.is_online(timeout=BY_THEMSELVES)
    bob.is_online(timeout=BY_THEMSELVES)
    bob.counts(2)
    bob.reloads()
    bob.counts(2)
