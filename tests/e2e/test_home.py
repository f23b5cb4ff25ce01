"""The home page: a lobby that really moves, and the way to a room of one's own."""

from playwright.sync_api import expect

from tests.e2e.browsers import MakePerson
from tests.e2e.conftest import Arrive
from tests.e2e.pages.home import Home
from tests.e2e.pages.visitor import Visitor
from tests.web_process import WebProcess


def test_preview_moves_while_somebody_moves_a_marker(arrive: Arrive, person: MakePerson, site: WebProcess) -> None:
    ana = arrive("Ana", at="/map/lobby/")
    dora = Home(person("Dora"), site.url)
    dora.reads("1 person in it now")
    before = dora.pins()

    ana.takes("Cape Town")
    ana.carries(to=(640, 600))
    dora.sees_one_pin_moved(before)
    ana.lets_go()

    dora.reads("Ana moved Cape Town, change")


def test_preview_shows_the_newest_updates_of_the_blog(person: MakePerson, site: WebProcess) -> None:
    dora = Home(person("Dora"), site.url, lobby="blog")
    expect(dora.card.locator("li").first).to_be_visible()
    newest = dora.card.locator("li").first.inner_text()
    dora.joins_the_lobby()
    expect(dora.page.locator("[data-feed] > article").first).to_contain_text(newest.split()[0])


def test_new_map_is_ones_own(person: MakePerson, site: WebProcess) -> None:
    page = person("Dora")
    Home(page, site.url).makes_a_map()
    dora = Visitor(page, "Dora", site.url)
    dora.is_in_the_room()

    dora.reads("Double-click to put the first marker.")
    dora.opens_share()
    expect(dora.dialog.get_by_role("radio", name="Owner")).to_be_visible()
    dora.closes_share()
    dora.adds_marker("Café")
    dora.renames_the_room("Places for lunch")
    dora.reloads()
    dora.sees_the_room_is("Places for lunch")


def test_lobby_is_one_click_away(person: MakePerson, site: WebProcess) -> None:
    page = person("Dora")
    Home(page, site.url).joins_the_lobby()
    dora = Visitor(page, "Dora", site.url)

    dora.is_in_the_room()
    dora.sees("Amsterdam", "Nairobi")
    dora.opens_share()
    expect(dora.shown_link).to_have_value(f"{site.url}/map/lobby/")
    dora.reads("This room is open to everyone.")
