"""Two hands on one marker: the first has it, the second is told so, and both see it in one place."""

from playwright.sync_api import WebSocketRoute

from tests.e2e.pages.visitor import Visitor

HERE, THERE, ELSEWHERE = (500, 400), (700, 520), (350, 250)


def test_second_hand_is_told_who_moves_a_marker(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ben.sees_it_at("Café", HERE)
    ana.takes("Café")
    ana.carries(to=THERE)
    ben.sees("Café, Ana is moving it")
    ben.sees_it_at("Café", THERE)

    ben.drags("Café", to=ELSEWHERE)

    ben.sees_toast("Ana is moving this.")
    ben.sees_it_at("Café", THERE)
    ana.lets_go()
    ana.is_online()
    ben.sees_it_at("Café", THERE)
    ana.sees_it_at("Café", THERE)


def test_marker_springs_back_from_the_hand_that_was_too_late(ana: Visitor, ben: Visitor) -> None:
    """Ben's hand is on the marker before he can have heard of Ana's: the server decides."""
    ana.adds_marker("Café", at=HERE)
    hear_nothing(ben, "marker.drag")
    ben.sees("Café")
    start = ben.place_of("Café")
    ana.takes("Café")
    ana.carries(to=THERE)
    ana.sees_it_at("Café", THERE)

    ben.takes("Café")
    ben.carries(to=ELSEWHERE)

    ben.sees_toast("Ana is moving this.")
    ben.sees_it_at("Café", start)
    ben.lets_go()
    ana.lets_go()
    ana.is_online()
    ben.button("Show all markers").click()
    ben.is_at_rest()
    assert ana.coordinates_of("Café") == ben.coordinates_of("Café")


def test_marker_is_free_again_after_the_drop(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.drags("Café", to=THERE)
    ben.sees_it_at("Café", THERE)
    ben.sees_no("Café, Ana is moving it")

    ben.drags("Café", to=ELSEWHERE)

    ana.sees_it_at("Café", ELSEWHERE)


def test_escape_puts_a_marker_back(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=HERE)
    ana.takes("Café")
    ana.carries(to=THERE)
    ben.sees_it_at("Café", THERE)

    ana.presses("Escape")

    ana.sees_it_at("Café", HERE)
    ben.sees_it_at("Café", HERE)
    ben.sees_no("Café, Ana is moving it")


def hear_nothing(person: Visitor, kind: str) -> None:
    """Keep all frames with `kind` in them from somebody, from their next page on."""

    def pass_on(page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        server.on_message(lambda frame: None if kind in str(frame) else page.send(frame))

    person.page.route_web_socket("**/ws/**", pass_on)
    person.reloads()
