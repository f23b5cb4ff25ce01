"""GeoJSON, GPX, KML and CSV: what is written is read back the same, and what can't be read is told by its line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from mapmarkers.exchange import WRITERS
from mapmarkers.formats import reading, xml_tree
from mapmarkers.formats.reading import read
from mapmarkers.icons import ICONS
from project.realtime.identity import COLORS
from project.realtime.refusals import Refused

FORMATS = pytest.mark.parametrize("format", WRITERS)
PLAIN = {"lat": 0.0, "lng": 0.0, "title": "", "note": "", "color": "", "icon": "", "locked": False}

letters = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
lines = st.one_of(letters, st.sampled_from("<>&\"'=+-@;,\t\n"))
markers = st.fixed_dictionaries(
    {
        "lat": st.floats(-90, 90).map(lambda number: number + 0.0),
        "lng": st.floats(-180, 180).map(lambda number: number + 0.0),
        "title": st.text(letters, max_size=30).map(lambda text: " ".join(text.split())),
        "note": st.text(lines, max_size=60).map(lambda text: text.strip()),
        "color": st.sampled_from(["", "#12ab9f", *COLORS]),
        "icon": st.sampled_from(["", *ICONS]),
        "locked": st.booleans(),
    }
)


def without_ids(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in marker.items() if name != "id"} for marker in found]


def problems(text: str | bytes) -> list[tuple[int, str]]:
    report = read(text if isinstance(text, bytes) else text.encode())
    return [(problem["line"], problem["why"]) for problem in report.problems]


@FORMATS
@effort(max_examples=60, deadline=None)
@given(st.lists(markers, min_size=1, max_size=5))
def test_what_is_written_is_read_back_the_same(format: str, given: list[dict[str, Any]]) -> None:
    write, _ = WRITERS[format]
    report = read(write("A <map> & more", given).encode())
    assert without_ids(report.markers) == given
    assert report.problems == []
    assert [marker["id"] for marker in report.markers] == sorted({marker["id"] for marker in report.markers})


@FORMATS
def test_every_digit_and_letter_survives(format: str) -> None:
    marker = PLAIN | {
        "lat": -33.86785193, "lng": 151.20732249999999, "title": "Café «Ünïcödé» 東京 ☕ 👩‍🚀",
        "note": "One\n\ttwo <b>three</b> & \"four\"; =five", "color": "#12ab9f", "icon": "boat", "locked": True,
    }  # fmt: skip
    tiny = PLAIN | {"lat": 1e-07, "lng": -1.2345678901e-05, "title": "=1+1", "note": "'=2"}
    text = WRITERS[format][0]("Map", [marker, tiny])
    assert without_ids(read(text.encode()).markers) == [marker, tiny]
    assert "e-0" not in text or format == "geojson"


@FORMATS
def test_what_xml_can_not_say_does_not_break_the_file(format: str) -> None:
    marker = PLAIN | {"note": "a\x01b\rc"}
    (back,) = read(WRITERS[format][0]("Map\x02", [marker]).encode()).markers
    assert back["note"].replace("\x01", "") == "ab\rc"


def test_a_table_names_its_columns_as_people_do() -> None:
    table = 'Name;Breite;Längengrad;Beschreibung;Extra\r\nDom;52,0907;5,1214;"Two\nlines";x\r\n\r\nPier;1;2;;\r\n'
    report = read(b"\xef\xbb\xbf" + table.encode())
    assert (report.format, len(report.markers)) == ("CSV", 2)
    assert report.markers[0] | {"id": ""} == PLAIN | {
        "id": "", "lat": 52.0907, "lng": 5.1214, "title": "Dom", "note": "Two\nlines",
    }  # fmt: skip
    assert read(table.encode("utf-16")).markers[1]["title"] == "Pier"
    assert read(b'WKT,name\n"POINT (5.5 52.5)",A\n').markers[0]["lng"] == 5.5


def test_rows_that_can_not_be_read_are_told_by_line() -> None:
    rows = [
        "lat,lng,title,color,icon", "1,2,Good,teal,boat", "91,2,Far,,", "x,2,Letters,,", ",2,None,,", "1", '1,2,"Two',
        'lines",,', "1,1e999,Huge,,", f"1,2,{'x' * 121},,", "1,2,Blue,sky,anchor", "1,2,Blue,sky,anchor", "nan,1_0,N,,",
    ]  # fmt: skip
    report = read("\n".join(rows).encode())
    assert [marker["title"] for marker in report.markers] == ["Good", "Two lines", "Blue", "Blue"]
    assert report.unread == 7
    assert [(problem["line"], problem["why"]) for problem in report.problems] == [
        (3, "The latitude 91 is not between -90 and 90."),
        (4, "The latitude “x” is not a number."),
        (5, "There is no latitude."),
        (6, "There is no longitude."),
        (9, "The longitude 1e999 is not between -180 and 180."),
        (10, "The title has 121 characters, 120 are the most."),
        (11, "The colour “sky” is not known here, and left out."),
        (11, "The icon “anchor” is not known here, and left out."),
        (13, "The latitude “nan” is not a number."),
    ]


def test_geojson_of_others_is_read_and_what_is_no_place_is_told_by_line() -> None:
    good = {"type": "Point", "coordinates": [5, 52, 3.5]}
    features: list[Any] = [
        {"type": "Feature", "geometry": good, "properties": {"name": "[{A", "marker-color": "#F00", "locked": True}},
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}, "properties": None},
        {"type": "Feature", "geometry": None},
        {"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": [[1, 2], "x", [10**40, 2]]}},
        7,
    ]
    text = json.dumps({"bbox": [{"x": []}], "features": features, "more": [{}]}, indent=1)
    report = read(text.encode())
    assert [(marker["title"], marker["color"], marker["locked"]) for marker in report.markers] == [
        ("[{A", "#ff0000", True), ("", "", False),
    ]  # fmt: skip
    starts = [text[: found.start()].count("\n") + 1 for found in re.finditer(r"^  {", text, re.MULTILINE)]
    starts = starts[1:5]  # the first is in the box
    told = [(problem["line"], problem["why"].split("; ")[0]) for problem in report.problems]
    assert told[:3] == [
        (starts[1], "This is a LineString"),
        (starts[2], "This has no geometry, so it is nowhere."),
        (starts[3], "The longitude 1e+40 is not between -180 and 180."),
    ]
    assert read(json.dumps(good).encode()).markers[0]["lat"] == 52
    assert read(json.dumps(features[0]).encode()).markers[0]["title"] == "[{A"


def test_tracks_and_areas_are_no_places() -> None:
    gpx = '<gpx>\n<wpt lat="1" lon="2"><sym>Flag</sym></wpt>\n<trk/>\n<rte/>\n<wpt lat="1"/></gpx>'
    assert problems(gpx) == [
        (3, "This is a track; only single places are read."),
        (4, "This is a route; only single places are read."),
        (5, "There is no longitude."),
    ]
    kml = "<kml><Placemark>\n<Polygon/></Placemark>\n<Placemark><Point/></Placemark>\n<Placemark/></kml>"
    assert problems(kml) == [
        (2, "This is a Polygon; only single places are read."),
        (3, "There is no latitude."),
        (4, "This has no point."),
    ]


def test_kml_of_others_brings_its_colours_and_its_words() -> None:
    kml = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
    <kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"><kml:Document>
    <kml:Style id="s"><kml:IconStyle><kml:color>ff9fab12</kml:color></kml:IconStyle></kml:Style>
    <kml:StyleMap id="m"><kml:Pair><kml:key>normal</kml:key><kml:styleUrl>#s</kml:styleUrl></kml:Pair></kml:StyleMap>
    <kml:Folder><kml:Placemark><kml:name>Caf\xe9</kml:name><kml:styleUrl>#m</kml:styleUrl>
    <kml:description><![CDATA[One<br>two &amp; <b>three</b>]]></kml:description>
    <kml:MultiGeometry><kml:Point><kml:coordinates>5.5,52.5,0</kml:coordinates></kml:Point>
    <kml:Point><kml:coordinates> 6,7 </kml:coordinates></kml:Point></kml:MultiGeometry>
    </kml:Placemark></kml:Folder></kml:Document></kml:kml>"""
    one, two = read(kml).markers
    assert (one["title"], one["note"], one["color"]) == ("Café", "One\ntwo & three", "#12ab9f")
    assert (one["lat"], one["lng"], two["lat"], two["lng"]) == (52.5, 5.5, 7, 6)


BOMB = """<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><gpx><wpt lat="1" lon="2"><name>&b;</name></wpt></gpx>"""
STRANGER = (
    '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><wpt lat="1" lon="2"><name>&x;</name></wpt></gpx>'
)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"PK\x03\x04rest", "zipped"),
        (BOMB.encode(), "entities of its own"),
        (STRANGER.encode(), "entities of its own"),
        (b"<gpx>\n<wpt></gpx>", "Line 2: this is not XML"),
        (b'<?xml version="1.0" encoding="klingon"?><gpx/>', "encoding|not XML"),
        (b'<?xml version="1.0" encoding="shift_jis"?><gpx/>', "encoding|not XML"),
        (b"<html></html>", "neither GPX nor KML"),
        (b"<gpx></gpx>", "no places in this GPX"),
        (b"<kml>" + b"<a>" * 70 + b"</a>" * 70 + b"</kml>", "too much"),
        (b"{", "Line 1: this is not JSON"),
        (b'{"a": 1}', "not GeoJSON"),
        (b"[1]", "not GeoJSON"),
        (b'{"features": []}', "no places in this GeoJSON"),
        (b'{"features":' + b"[" * 100_000, "nested too deeply"),
        (b"name,place\nA,B", "name the columns"),
        (b"lat,lng" + b",x" * 1000 + b"\n1,2", "has 1,002 columns"),
        (b"lat,lng\n", "no places in this CSV"),
        (b"lat,lng,title\n1,2,Caf\xe9", "Line 2: this is not UTF-8"),
        (b"lat,lng\n1,2\n\x00", "not a text file"),
        (b"lat,lng\n1," + b"2" * 200_000, "Line 2: this can't be read as CSV"),
    ],
)
def test_files_of_which_nothing_can_be_read_are_refused_politely(file: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(file)


def test_numbers_and_letters_that_can_not_be_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems('{"type":"Point","coordinates":[NaN,' + "9" * 6000 + "]}")[0][0] == 1
    properties = '{"title": "\\ud800x", "description": "a\\u0000b", "icon": {"a": 1}}'
    (marker,) = read(
        b'{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":' + properties.encode() + b"}"
    ).markers
    assert (marker["title"], marker["note"], marker["icon"]) == ("?x", "ab", "")
    monkeypatch.setattr(xml_tree, "ELEMENTS", 3)
    with pytest.raises(Refused, match="too much"):
        read(b"<gpx><a/><a/><a/></gpx>")


def test_there_is_an_end_to_what_is_read_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MARKERS", 3)
    monkeypatch.setattr(reading, "TOLD", 2)
    with pytest.raises(Refused, match="more than 3 places"):
        read(b"lat,lng\n" + b"1,2\n" * 4)
    report = read(b"lat,lng\n" + b"1,200\n" * 4)
    assert (len(report.problems), report.unread, report.markers) == (2, 4, [])


def test_the_icons_are_those_that_the_sheet_offers() -> None:
    pickers = Path("frontend/static/mapmarkers/pickers.js").read_text()
    offered = re.search(r"export const ICONS = .*?\[(.*?)\]", pickers, re.DOTALL)
    assert offered
    assert tuple(filter(None, re.findall(r'"([a-z-]*)"', offered[1]))) == ICONS
