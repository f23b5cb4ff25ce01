"""The others in the room: seen by name, followed, found again, and counted as people rather than tabs."""

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor


def test_cursors_of_the_others_are_seen_with_their_names(ana: Visitor, ben: Visitor) -> None:
    ana.points_at((420, 300))

    expect(ben.cursor_of("Ana")).to_be_visible()
    ben.sees_cursor_at("Ana", (420, 300))
    expect(ana.cursor_of("Ana")).to_have_count(0)

    ana.closes_the_tab()
    expect(ben.cursor_of("Ana")).to_have_count(0)


def test_arrow_at_the_edge_leads_to_somebody_out_of_sight(ana: Visitor, ben: Visitor) -> None:
    ana.points_at((200, 250))
    expect(ben.cursor_of("Ana")).to_be_visible()
    ben.zooms_in_at((900, 500))

    ben.button("Go to Ana").click()

    ben.sees_cursor_at("Ana", (640, 360))


def test_view_of_whom_one_follows_is_mirrored_until_one_moves(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=(600, 350))
    ben.sees("Café")
    ben.follows("Ana")

    ana.zooms_in_at((600, 350))
    ben.sees_it_at("Café", ana.place_of("Café"))
    ana.drags_the_map(by=(150, -100))
    ben.sees_it_at("Café", ana.place_of("Café"))

    ben.drags_the_map(by=(60, -60))
    ben.follows_nobody()
    before = ben.place_of("Café")
    with ben.hears("view.show"):
        ana.drags_the_map(by=(-150, 50))
    ben.sees_it_at("Café", before)


def test_jump_goes_to_where_somebody_is_and_stays_there(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café", at=(600, 350))
    with ben.hears("view.show"):
        ana.zooms_in_at((600, 350))
    ben.zooms_in_at((900, 500))
    ben.zooms_in_at((900, 500))

    ben.jumps_to("Ana")

    ben.sees_it_at("Café", ana.place_of("Café"))
    ben.follows_nobody()


def test_new_name_and_colour_are_seen_by_the_others(ana: Visitor, ben: Visitor) -> None:
    ben.opens_people()
    expect(ben.row_of("Ana")).to_be_visible()

    ana.takes_the_name("Ana María")
    ana.takes_the_color("teal")

    expect(ben.row_of("Ana María").locator("[data-color]")).to_have_attribute("data-color", "teal")
    ana.reloads()
    ana.opens_people()
    expect(ana.page.get_by_label("Your name")).to_have_value("Ana María")
    ana.sees_chosen("Your colour", "teal")


def test_two_tabs_are_one_person(ana: Visitor, ben: Visitor, arrive: Arrive) -> None:
    ben.counts_people(2)
    second = Visitor(ana.page.context.new_page(), "Ana", ana.site)
    second.opens(ana.address)
    second.counts_people(2)

    arrive("Cleo", at=ana.link("editor"))
    ben.counts_people(3)
    ana.page.close()
    second.adds_marker("Café")
    ben.sees("Café")
    ben.counts_people(3)

    second.page.close()
    ben.counts_people(2)


def test_what_is_said_is_read_by_all_and_counted_until_read(ana: Visitor, ben: Visitor) -> None:
    ana.says("Shall we meet at the café?")
    ben.has_unread(1)
    ben.is_told("Ana wrote in the chat.")

    ben.opens_chat()
    ben.sees_said("Shall we meet at the café?", by="Ana")
    ben.has_unread(0)
    ben.says("At eight.")

    ana.sees_said("At eight.", by="Ben")
    ana.has_unread(0)
    ben.reloads()
    ben.has_unread(0)
