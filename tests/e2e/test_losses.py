"""What gets lost on the way: the server, the network, the page. No change is, and none is made twice."""

import pytest

from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor
from tests.web_process import WebProcess

HERE, THERE = (500, 400), (700, 520)
AWAY = "WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED"
BY_THEMSELVES = 45_000  # milliseconds: a start, and the wait before a try, which grows while there is no server

pytestmark = pytest.mark.timeout(300)  # longer than all that two people may wait for, one after the other


@pytest.fixture
def ana(arrive: Arrive) -> Visitor:
    return arrive("Ana", expected_errors=AWAY)


@pytest.fixture
def ben(arrive: Arrive, ana: Visitor) -> Visitor:
    return arrive("Ben", at=ana.link("editor"), expected_errors=AWAY)


def test_both_carry_on_by_themselves_after_the_server_was_killed(ana: Visitor, ben: Visitor, site: WebProcess) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees("Café")

    site.kill()
    ana.reads("Reconnecting")
    ana.adds_marker("Bar", at=(350, 300))
    ben.drags("Café", to=THERE)
    ana.reads("Your 2 changes are kept.")
    ben.reads("Your change is kept.")
    site.start()

    ana.is_online(timeout=BY_THEMSELVES)
    ben.is_online(timeout=BY_THEMSELVES)
    ben.sees("Bar")
    ana.sees_it_at("Café", THERE)
    ben.reloads()
    ben.sees("Café", "Bar")


def test_change_made_without_a_server_is_sent_once_by_the_next_page(
    ana: Visitor, ben: Visitor, site: WebProcess
) -> None:
    address = ana.address
    site.kill()
    ana.reads("Reconnecting")
    ana.adds_marker("Café")
    ana.says("I have added the café.")
    ana.closes_the_tab()
    site.start()

    ana.opens(address)

    ana.is_online()
    ben.is_online(timeout=BY_THEMSELVES)
    ben.sees("Café")
    ben.opens_chat()
    ben.sees_said("I have added the café.", by="Ana")
    ben.hears_it_once("I have added the café.")
    ben.reloads()
    ben.sees("Café")


def test_offline_one_goes_on_and_catches_up_when_back(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees("Café")
    ben.loses_the_network()
    ben.reads("You are offline.")

    ben.adds_marker("Bar", at=(350, 300))
    ben.reads("You are offline. Your 2 changes are kept.")
    ana.drags("Café", to=THERE)
    ana.is_online()
    ben.has_the_network_again()

    ben.is_online()
    ben.sees_it_at("Café", THERE)
    ana.sees("Bar")


def test_refused_change_is_taken_back_with_its_reason(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees_it_at("Café", HERE)
    ben.loses_the_network()
    ben.reads("You are offline.")
    ana.opens_marker("Café")
    ana.locks()
    ana.is_online()
    ben.drags("Café", to=THERE)
    ben.sees_it_at("Café", THERE)

    ben.has_the_network_again()

    ben.sees_toast("Café is locked.")
    ben.sees_it_at("Café", HERE)
    ben.sees("Café, locked")
    ben.cannot_undo()


def test_try_now_does_not_wait(ana: Visitor, site: WebProcess) -> None:
    site.kill()
    ana.reads("Reconnecting in")
    site.start()

    ana.tries_now()

    ana.is_online()
