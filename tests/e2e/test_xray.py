"""Under the hood: one sees the frames of one's page, and where a message has been and for how long."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsers import MakePerson
from tests.e2e.pages.blog_desk import BlogDesk
from tests.e2e.pages.board_sheets import Artist
from tests.e2e.pages.hood import Hood
from tests.e2e.pages.phone import Phone
from tests.e2e.pages.visitor import Visitor
from tests.e2e.test_accessibility import LOOKS, is_accessible
from tests.e2e.test_phone import phone
from tests.web_process import WebProcess

LIVE = re.compile(r"^(marker\.drag|cursor\.move)$")


def test_drag_of_another_is_watched_as_it_happens(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Café")
    hood = Hood(ana.page)
    hood.opens()

    ben.takes("Café")
    ben.carries(to=(700, 520))
    ana.sees("Café, Ben is moving it")
    expect(hood.frame("live", "marker.drag")).to_be_visible()
    expect(hood.way.get_by_role("heading")).to_have_text(LIVE)
    hood.sees_measured("consumer", "relay")
    hood.sees_unmeasured("database", "service", "commit")
    ben.lets_go()
    expect(hood.frame("events", "marker.moved")).to_be_visible()

    ben.renames_the_room("Harbour")
    hood.sees_way_of("room.renamed")
    expect(hood.way).to_contain_text("by Ben")
    hood.sees_measured("consumer", "database", "service", "commit", "group", "relay", "browsers")
    hood.sees_unmeasured("browser", "server")
    expect(hood.room).to_contain_text("2 people")


def test_command_of_ones_own_leads_to_the_source_of_each_stop(ana: Visitor) -> None:
    hood = Hood(ana.page)
    ana.presses("x")
    hood.is_open()

    ana.renames_the_room("Harbour")
    hood.sees_way_of("room.rename")
    expect(hood.way).to_contain_text("by you")
    hood.sees_measured("browser", "server", "consumer", "database", "service", "commit", "group", "relay", "browsers")
    expect(hood.frame("room.rename").locator("[data-round-trip]")).to_have_text(re.compile(r"^\d"))

    source = hood.reads_source_of("service", "room_rename()")
    expect(source.locator(".source__line--marked").first).to_contain_text("def room_rename(")
    is_accessible(source)
    source.close()
    chapter = hood.leg("relay")
    chapter.get_by_role("button").click()
    expect(chapter.get_by_role("link", name="Read the chapter")).to_have_attribute(
        "href", "/docs/tutorial/07-the-relay.html"
    )


def test_frames_are_filtered_read_and_held_still(ana: Visitor) -> None:
    hood = Hood(ana.page)
    hood.opens()
    ana.renames_the_room("Harbour")
    expect(hood.frame("ack")).to_be_visible()

    hood.filters("room.rename")
    expect(hood.frame("ack")).to_have_count(0)
    hood.frame("room.rename").get_by_role("button").click()
    expect(hood.drawer.locator("pre")).to_contain_text('"title": "Harbour"')
    hood.filters("")

    hood.drawer.get_by_role("button", name="Pause").click()
    ana.renames_the_room("Quay")
    expect(hood.drawer.get_by_text(re.compile(r"Paused\. [1-9]"))).to_be_visible()
    expect(hood.frames).not_to_contain_text("Quay")
    hood.drawer.get_by_role("button", name="Clear").click()
    expect(hood.frame("room.rename")).to_have_count(0)


def asked_for(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_it_stays_open_over_a_reload_and_costs_nothing_once_it_is_closed(ana: Visitor) -> None:
    hood = Hood(ana.page)
    hood.opens()
    ana.reloads()
    hood.is_open()

    hood.closes()
    asked = asked_for(ana.page)
    ana.reloads()
    ana.renames_the_room("Harbour")
    ana.is_online()
    expect(hood.drawer).to_have_count(0)
    assert not [url for url in asked if "xray" in url]


def test_it_goes_on_after_the_connection_was_lost(ana: Visitor) -> None:
    hood = Hood(ana.page)
    hood.opens()
    expect(hood.frame("welcome")).to_have_count(0)
    ana.page.evaluate("window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online'))")
    expect(hood.frame("welcome")).to_be_visible()
    ana.is_online()
    ana.renames_the_room("Harbour")
    hood.sees_way_of("room.rename")
    hood.sees_measured("relay")


def test_a_board_and_a_blog_have_it_too(ada: Artist, rosa: BlogDesk, nora: BlogDesk) -> None:
    board = Hood(ada.page)
    board.opens()
    ada.draws((560, 150), (700, 210))
    board.sees_way_of("item.add")
    board.sees_measured("service", "relay")

    blog = Hood(rosa.page)
    blog.opens()
    nora.posts("The doors are open.")
    blog.sees_way_of("post.added")
    blog.sees_measured("service", "relay", "browsers")


@pytest.mark.parametrize("look", LOOKS)
def test_it_is_accessible(ana: Visitor, person: MakePerson, site: WebProcess, look: str) -> None:
    dora = Visitor(person("Dora", **LOOKS[look]), "Dora", site.url)
    dora.opens(ana.link("editor"))
    hood = Hood(dora.page)
    hood.opens()
    ana.renames_the_room("Harbour")
    hood.sees_way_of("room.renamed")
    hood.leg("relay").get_by_role("button").click()
    expect(hood.leg("relay").get_by_role("link").first).to_be_visible()
    for panel in ("Way", "Frames", "Room") if look == "phone" else ():
        hood.shows(panel)
        is_accessible(dora.page)
    is_accessible(dora.page)


def test_on_a_phone_nothing_lies_over_it(ana: Visitor, person: MakePerson, site: WebProcess) -> None:
    cleo = Phone(person("Cleo", **phone(390, 844)), "Cleo", site.url)
    cleo.opens(ana.link("editor"))
    hood = Hood(cleo.page)
    hood.opens()
    ana.renames_the_room("Harbour")
    hood.sees_way_of("room.renamed")
    cleo.sees_all_of_it()
    window, box = cleo.page.viewport_size, hood.drawer.bounding_box()
    assert window
    assert box
    assert (box["x"], box["width"]) == (0, 390)
    assert abs(box["y"] + box["height"] - window["height"]) < 1
