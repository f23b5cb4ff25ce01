"""Files in and out of the map, thousands of markers, a frame in another page, and addresses that lead to a place."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.pages.map_files import MapFiles
from tests.e2e.pages.visitor import Visitor

TABLE = "title,lat,lng,color\nPier,52.5,4.5,teal\nQuay,48.5,2.5,\nNowhere,95,1,\n"


def table(count: int) -> str:
    """So many markers, all around the world."""
    rows = (f"Place {n},{n * 37 % 120 - 60},{n * 61 % 340 - 170}" for n in range(count))
    return "\n".join(["title,lat,lng", *rows])


@contextmanager
def somebody_elses_page(code: str) -> Iterator[str]:
    """A site of its own (by another name) with this code in its page; its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!DOCTYPE html><link rel=icon href=data:,><h1>News</h1>{code}".encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_a_file_is_imported_seen_by_the_other_and_undone_at_once(ana: Visitor, ben: Visitor) -> None:
    files = MapFiles(ana)
    files.chooses("places.csv", TABLE)
    expect(files.dialog).to_contain_text("2 markers found in places.csv (CSV).")
    expect(files.dialog).to_contain_text("Line 4 The latitude 95 is not between -90 and 90.")
    files.adds(2)

    ben.sees("Pier", "Quay")

    ana.takes_it_back("2 markers added.")
    ben.sees_no("Pier")
    ben.sees_no("Quay")

    ana.redoes()
    ben.sees("Pier", "Quay")
    features = files.features(files.saves_as("GeoJSON"))
    assert [feature["properties"] for feature in features] == [{"title": "Pier", "color": "teal"}, {"title": "Quay"}]


def test_a_file_is_dropped_onto_the_map_and_one_that_is_none_is_refused(ana: Visitor) -> None:
    files = MapFiles(ana)
    files.drops("walk.gpx", '<gpx><wpt lat="52.5" lon="4.5"><name>Pier</name></wpt></gpx>')
    files.adds(1)
    ana.sees("Pier")


def test_a_file_that_can_not_be_read_is_refused_in_words(arrive: Arrive) -> None:
    ana = arrive("Ana", expected_errors="400")
    files = MapFiles(ana)
    files.drops("picture.png", "<svg></svg>")
    expect(files.dialog).to_contain_text("This XML is neither GPX nor KML")


def test_thousands_stand_together_until_one_comes_closer(ana: Visitor, ben: Visitor) -> None:
    files, others = MapFiles(ana), MapFiles(ben)
    files.chooses("many.csv", table(1500))
    files.adds(1500)
    expect(ben.page.locator(".cluster").first).to_be_visible()
    ben.presses("f")
    ben.is_at_rest()
    assert others.count() == 1500
    assert ben.page.locator("[data-marker]").count() < 300

    cluster = ben.page.get_by_role("button", name=re.compile(r"^\d+ markers, zoom in$")).first
    before = ben.page.url
    cluster.focus()
    ben.presses("Enter")
    expect(ben.page).not_to_have_url(before)

    ana.takes_it_back("1500 markers added.")
    expect(ben.page.locator(".cluster, [data-marker]")).to_have_count(0)


def test_one_of_thousands_is_found_in_the_list_and_moved(arrive: Arrive) -> None:
    ana = arrive("Ana", reduced_motion="reduce")  # she is there at once, and does not reach for a map in flight
    ben = arrive("Ben", at=ana.link("editor"))
    files = MapFiles(ana)
    files.chooses("many.csv", table(700))
    files.adds(700)
    expect(ben.page.locator(".cluster").first).to_be_visible()
    ana.presses("l")
    ana.page.get_by_role("searchbox").fill("Place 123")
    ana.presses("Enter")
    ana.sees("Place 123")
    ana.is_at_rest()
    ana.drags("Place 123", to=(400, 300))
    ana.sees_it_at("Place 123", (400, 300))
    ana.is_online()
    moved = MapFiles(ben)
    marked = [one for one in moved.features(moved.saves_as("GeoJSON")) if one["properties"]["title"] == "Place 123"]
    assert marked[0]["geometry"]["coordinates"] != [123 * 61 % 340 - 170, 123 * 37 % 120 - 60]


def test_a_map_in_another_page_is_read_along_live(ana: Visitor, arrive: Arrive) -> None:
    ana.adds_marker("Pier")
    code = str(ana.page.context.request.get(f"{ana.site}{ana.address}share/").json()["embed"])
    reader = arrive("Reader", at="/map/lobby/")
    with somebody_elses_page(code) as address:
        frame = MapFiles(reader).reads_elsewhere(address)
        expect(frame.get_by_role("button", name="Pier")).to_be_visible()

        ana.adds_marker("Quay", at=(700, 300))

        expect(frame.get_by_role("button", name="Quay")).to_be_visible()
        expect(frame.get_by_text("2 markers")).to_be_visible()


def test_the_address_leads_back_to_what_one_sees(ana: Visitor, ben: Visitor) -> None:
    ana.adds_marker("Pier")
    ana.drags_the_map((120, -80))
    address = MapFiles(ana).settled_address()
    assert re.search(r"#[\d.]+/-?[\d.]+/-?[\d.]+$", address)
    here = ana.place_of("Pier")
    ben.page.goto("about:blank")
    ben.page.goto(address)
    ben.is_in_the_room()
    ben.sees_it_at("Pier", here)


def test_a_link_to_a_marker_opens_it(arrive: Arrive) -> None:
    ana = arrive("Ana", permissions=["clipboard-read", "clipboard-write"])
    ana.adds_marker("Pier")
    ana.opens_marker("Pier")
    ana.button("Copy link").click()
    ana.sees_toast("The link to this marker is copied.")
    link = str(ana.page.evaluate("navigator.clipboard.readText()"))

    ben = arrive("Ben", at=ana.link("viewer"))
    ben.page.goto("about:blank")
    ben.page.goto(link)

    expect(ben.page.get_by_label("Title", exact=True)).to_have_value("Pier")
