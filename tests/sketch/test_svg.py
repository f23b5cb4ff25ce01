"""The board as one SVG picture: every kind of item, in its place, on both papers, and nothing but what was drawn."""

import re
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client

from project.realtime import links
from project.realtime.models import Room
from sketch import services, strokes, svg, svg_text
from sketch.lobby_drawing import drawing
from sketch.palette import DARK, LIGHT
from tests.room_fixtures import ANA
from tests.sketch.drawing import an_item, draw

SPACE = "{http://www.w3.org/2000/svg}"
PRESSED = strokes.encode([(0, 0, 50), (8, 40, 200), (40, 41, 120), (80, 0, 90), (0, 80, 20)], 3)


def picture(*items: dict[str, Any], dark: bool = False, title: str = "Plan", **state: Any) -> ElementTree.Element:
    """The picture of these items, read again as XML."""
    given = [{"id": str(uuid4()), "by": "", "who": "", **item} for item in items]
    return ElementTree.fromstring(svg.board_as_svg(title, {"items": given, **state}, dark=dark))  # noqa: S314 -- our own


def parts(root: ElementTree.Element) -> list[str]:
    """The names of the elements that one item is made of."""
    return [element.tag.removeprefix(SPACE) for element in root.iter()][4:]


@pytest.mark.parametrize(
    ("item", "elements"),
    [
        (an_item("pen"), ["path"]),
        (an_item("pen") | {"points": PRESSED}, ["path"]),
        (an_item("pen") | {"points": "2??"}, ["path"]),
        (an_item("pen") | {"points": "3???"}, ["path"]),
        (an_item("pen") | {"points": PRESSED, "dash": "dashed"}, ["path"]),
        (an_item("highlighter"), ["path"]),
        (an_item("line") | {"dash": "dotted"}, ["path"]),
        (an_item("arrow"), ["path", "path"]),
        (an_item("rectangle"), ["rect"]),
        (an_item("ellipse") | {"fill": "#123456"}, ["ellipse"]),
        (an_item("note"), ["rect", "rect", "text"]),
        (an_item("text") | {"text": "Hi"}, ["text", "tspan"]),
        (an_item("image") | {"image": "7"}, ["rect"]),
    ],
)
def test_each_kind_is_drawn(item: dict[str, Any], elements: list[str]) -> None:
    assert parts(picture(item)) == elements


def test_it_is_as_large_as_what_is_drawn() -> None:
    wide = {"kind": "image", "image": "7", "x": 100, "y": -50, "w": 200, "h": 40}
    left, top, width, height = map(float, picture(wide).attrib["viewBox"].split())
    assert (left, top, width, height) == (62, -88, 276, 116)
    turned = [*map(float, picture(wide | {"r": 1.5707963}).attrib["viewBox"].split())]
    assert turned == pytest.approx([142, -168, 116, 276], abs=0.1)
    assert picture().attrib["viewBox"] == "0 0 640 400"


def test_colours_are_those_of_the_paper() -> None:
    item = an_item("rectangle") | {"color": "teal", "fill": "rose"}
    for dark, palette in ((False, LIGHT), (True, DARK)):
        root = picture(item, an_item("note"), dark=dark)
        paper, shape, shade, note = root.iter(f"{SPACE}rect")
        assert paper.attrib["fill"] == palette.paper
        assert (shape.attrib["stroke"], shape.attrib["fill"]) == (
            palette.tints["teal"].stroke,
            palette.tints["rose"].fill,
        )
        assert (shade.attrib["fill"], note.attrib["fill"]) == (palette.shade, palette.tints["amber"].note)


def test_the_colours_are_the_same_in_the_browser(settings: Any) -> None:
    script = (settings.BASE_DIR / "frontend" / "static" / "sketch" / "palette.js").read_text()
    for palette in (LIGHT, DARK):
        assert f'paper: "{palette.paper}"' in script
        for name, tints in palette.tints.items():
            told = ", ".join(f'{use}: "{color}"' for use, color in tints._asdict().items())
            assert f"{name}: {{ {told} }}" in script


def test_what_people_wrote_stays_text() -> None:
    evil = '</text><script>alert("1")</script>&amp;'
    root = picture(an_item("text") | {"text": f"  {evil}\n\nlast", "w": 0}, title=evil)
    assert [line.text for line in root.iter(f"{SPACE}tspan")] == [f"  {evil}", "last"]
    assert root.findtext(f"{SPACE}title") == evil
    assert "script" not in {element.tag for element in root.iter()}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 0, ["one two three"]),
        ("one two three", 80, ["one two ", "three"]),
        ("a\r\nb\rc\n", 80, ["a", "b", "c", ""]),
        ("incomprehensible", 60, ["incom", "prehe", "nsible"]),
        ("W", 1, ["W"]),
        ("日本語日本語", 62, ["日本語", "日本語"]),
        ("", 80, [""]),
    ],
)
def test_long_lines_are_broken(text: str, width: float, lines: list[str]) -> None:
    assert svg_text.lines_of(text, 20, width) == lines


def test_a_picture_is_a_link_to_the_file_that_is_large_enough() -> None:
    item = an_item("image") | {"image": "7", "w": 300, "h": 200}
    sizes = [{"url": f"/media/{width}.webp?a&b", "width": width} for width in (320, 640, 1280)]
    for w, url in ((300, "320"), (400, "640"), (5000, "640")):
        (image,) = picture(item | {"w": w}, images={"7": {"sizes": sizes}}).iter(f"{SPACE}image")
        assert image.attrib["href"] == f"/media/{url}.webp?a&b"


def test_a_pens_width_follows_its_pressure() -> None:
    def width(pressure: int) -> float:
        points = strokes.encode([(x, 0, pressure) for x in range(0, 100, 20)], 3)
        (path,) = picture(an_item("pen") | {"points": points, "w": 80, "h": 0, "size": 10}).iter(f"{SPACE}path")
        heights = [float(pair.split()[1]) for pair in re.findall(r"[-\d.]+ [-\d.]+", path.attrib["d"])]
        return max(heights) - min(heights)

    assert width(0) == pytest.approx(3, abs=0.2)
    assert width(255) == pytest.approx(16, abs=0.2)


def test_an_item_is_turned_about_its_middle_and_drawn_at_its_size() -> None:
    root = picture(an_item("line") | {"x": 10, "y": 20.456, "w": 40, "h": 12, "r": 3.14159265 / 2, "opacity": 0.5})
    (group,), (path,) = root.iter(f"{SPACE}g"), root.iter(f"{SPACE}path")
    assert group.attrib == {"transform": "translate(10 20.46) rotate(90 20 6)", "opacity": "0.5"}
    assert path.attrib["d"] == "M0.0 0.0L40.0 12.0"


def test_a_very_full_board_is_drawn_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    pen = an_item("pen") | {"points": PRESSED}
    fine = len(svg.board_as_svg("Plan", {"items": [pen]}))
    monkeypatch.setattr(svg, "FINE", 4)
    plain = len(svg.board_as_svg("Plan", {"items": [pen]}))
    assert plain < fine / 2
    monkeypatch.setattr(svg, "PLAIN", 2)
    (path,) = picture(pen).iter(f"{SPACE}path")
    assert path.attrib["d"].count("L") == 2, "its first, its fourth and its last point"


def test_the_lobbys_drawing_is_a_picture() -> None:
    root = picture(*[{**item, "id": str(item["id"])} for item in drawing()])
    assert len([*root.iter(f"{SPACE}g")]) == len(drawing())


# The address


def test_whoever_may_look_gets_the_picture(board: Room) -> None:
    draw(board, kind="note", text="Hi & <b>")
    address = f"/sketch/{board.slug}.svg"
    assert Client().get(address).status_code == 403
    client = Client()
    client.get(f"/join/{links.keys_of(board)['viewer']}/")
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; img-src 'self'")
    assert "no-cache" in answer["Cache-Control"]
    assert b"Hi &amp; &lt;b&gt;" in answer.content
    assert Client().get("/sketch/nowhere.svg").status_code == 404
    assert client.post(address).status_code == 405


def test_the_picture_is_sent_again_only_when_the_board_has_changed(board: Room) -> None:
    Room.objects.filter(pk=board.pk).update(public_role="viewer")
    id, address = draw(board), f"/sketch/{board.slug}.svg"
    light, dark = Client().get(address), Client().get(address + "?theme=dark")
    assert LIGHT.paper in light.text
    assert DARK.paper in dark.text
    assert light["ETag"] != dark["ETag"]
    again = Client().get(address, headers={"If-None-Match": light["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    services.item_edit(board, by=ANA, id=id, color="red")
    assert Client().get(address, headers={"If-None-Match": light["ETag"]}).status_code == 200
