"""Row 17: files that are not what they say, too large, too many: refused, and not held in memory."""

import json
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.conftest import MakeWeb
from tests.faults.figures import Figures, at_most, exactly, pick
from tests.hostile.conftest import UNLIMITED
from tests.hostile.visitor import Visitor
from tests.hostile.watched import Watched
from tests.images.pictures import bomb, picture, polyglot
from tests.processes import wait_until

PER_MINUTE = 30  # uploads of one person
SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
KML = '<?xml version="1.0"?><!DOCTYPE k [{}]><kml><Placemark><name>{}</name></Placemark></kml>'
LAUGHS = KML.format(f'<!ENTITY a0 "ha">{ENTITIES}', "&a9;")
OUTSIDE = KML.format('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")


def zipped() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.html", "0" * 10_000_000)
    return content.getvalue()


WRONG: dict[str, tuple[bytes, str, str]] = {
    "50,000 × 50,000": (bomb(), "big.png", "image/png"),
    "30 megapixels": (bomb(6000, 5000), "big.png", "image/png"),
    "one line of 2³¹ pixels": (bomb(2**31 - 1, 1), "big.png", "image/png"),
    "SVG": (SVG, "a.svg", "image/svg+xml"),
    "SVG that says PNG": (SVG, "a.png", "image/png"),
    "HTML that says JPEG": (b"<html>" + SCRIPT, "a.jpg", "image/jpeg"),
    "a GIF's head before a script": (b"GIF89a=1;" + SCRIPT, "a.gif", "image/gif"),
    "a PNG's head before HTML": (b"\x89PNG\r\n\x1a\n" + SCRIPT, "a.png", "image/png"),
    "a zip": (zipped(), "a.png", "image/png"),
    "a program": (b"\x7fELF" + bytes(1000), "a.png", "image/png"),
    "BMP": (picture("BMP"), "a.png", "image/png"),
    "TIFF": (picture("TIFF"), "a.png", "image/png"),
    "PDF": (b"%PDF-1.7\n" + SCRIPT, "a.png", "image/png"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n", "a.png", "image/png"),
    "half a picture": (picture("JPEG", (800, 800))[:5000], "a.jpg", "image/jpeg"),
    "nothing": (b"", "a.png", "image/png"),
    "6 MB": (picture() + bytes(6 * 1024 * 1024), "a.png", "image/png"),
    "9 MB": (picture() + bytes(9 * 1024 * 1024), "a.png", "image/png"),
}
NAMES = ("../../../../tmp/evil.png", "/etc/passwd", "..\\..\\evil.png", "a\0.png", "." * 300 + ".png",
         "CON", "%2e%2e%2fevil",
         "a.png/../../evil.html", "evil.php", "evil.png\r\nX-Evil: 1", "\u202egnp.exe")  # fmt: skip
IMPORTS = {
    "a billion laughs": LAUGHS.encode(),
    "a file of the server": OUTSIDE.encode(),
    "deep JSON": b'{"features":' + b"[" * 200_000,
    "deep XML": b"<kml>" + b"<Folder>" * 200_000,
    "a number of a million digits": b'{"type":"Point","coordinates":[' + b"9" * 1_000_000 + b",1]}",
    "a zip": zipped(),
    "one cell of 5 MB": b"lat,lng,title\n1,2," + b"x" * (5 * 1024 * 1024 - 100),
    "a million columns": b"lat,lng" + b",x" * 1_000_000 + b"\n1,2",
}


def files_under(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.mark.timeout(300)
def test_what_is_no_picture_is_refused_and_costs_no_memory(web: MakeWeb, figures: Figures) -> None:
    site = web(**UNLIMITED)
    ana = Visitor(site)
    room = ana.makes("live")
    ana.opens(room["path"]).hello()  # with the first socket the workers begin
    page, data = f"{room['path']}images/", site.data_dir
    before = files_under(data / "media", data / "uploads")
    assert ana.send_file(page, picture())[0] == 201  # what is set up once
    wait_until(lambda: not files_under(data / "uploads"), "the first picture to be made")
    ours = files_under(data / "media", data / "uploads") - before
    with Watched(site) as watch:
        statuses = {
            name: ana.send_file(page, *file)[0] for name, file in WRONG.items() for _ in range(pick(short=1, long=5))
        }
    stored = files_under(data / "media", data / "uploads") - before - ours
    figures.note(
        17, "pictures that are none", f"{len(WRONG)} kinds",
        exactly("not refused", [name for name, status in statuses.items() if status not in {400, 413, 415}], []),
        exactly("files stored", len(stored), 0), *watch.clean(),
        at_most("memory at worst", round(watch.peak, 1), 100, "MB"),
    )  # fmt: skip


def test_names_and_hidden_contents_of_pictures_lead_nowhere(web: MakeWeb, figures: Figures) -> None:
    """A polyglot is a picture too: what is kept of it is the picture, made anew."""
    site = web(**UNLIMITED)
    ana = Visitor(site)
    room = ana.makes("sketch")
    ana.opens(room["path"]).hello()
    page, data = f"{room['path']}images/", site.data_dir
    before = files_under(data)
    sent = [
        polyglot(),
        picture("PNG") + SCRIPT,
        picture("GIF") + zipped(),
        picture("JPEG") + b"<?php system($_GET[0]); ?>",
    ]
    answers = [ana.send_file(page, content) for content in sent]
    answers += [ana.send_file(page, picture(), name) for name in NAMES]
    told = [json.loads(body) for status, body in answers if status == 201]
    wait_until(lambda: all(made(ana, page, image["id"]) for image in told), "the pictures to be made")
    new = files_under(data) - before
    outside = [path for path in new if data / "media" not in path.parents and "sqlite3" not in path.name]
    kept = [
        path
        for path in new
        if path.suffix == ".webp" and (b"script" in path.read_bytes() or b"php" in path.read_bytes())
    ]
    odd = [path.name for path in new if data / "media" in path.parents and not path.stem.isdigit()]
    figures.note(
        17, "polyglots, `../` names", f"{len(sent)} and {len(NAMES)}", exactly("files elsewhere", outside, []),
        exactly("with what was hidden", kept, []), exactly("named by the sender", odd, []),
    )  # fmt: skip


def made(ana: Visitor, page: str, id: str) -> bool:
    told = json.loads(ana.ask(f"{page}{id}/")[1])
    return bool(told["ready"] or told["failed"])


def test_ten_thousand_files_are_too_many(web: MakeWeb, figures: Figures) -> None:
    """In one form, and one after the other: the form is refused, the rest told when to come back."""
    site = web(IMAGES_PER_MINUTE=str(PER_MINUTE))
    ana = Visitor(site)
    room = ana.makes("map")
    page = f"{room['path']}images/"
    part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\na\r\n'
    form = (part * 10_000 + "--x--\r\n").encode()
    with Watched(site) as watch:
        status, _ = ana.ask(page, form, Content_Type="multipart/form-data; boundary=x", X_CSRFToken=ana.token)
        begun = time.monotonic()
        answers = [ana.send_file(page, picture()) for _ in range(pick(short=70, long=150))]
        minutes = (time.monotonic() - begun) // 60 + 2  # that this has touched
    refused = [json.loads(body) for each, body in answers if each == 429]
    figures.note(
        17, "10,000 files", f"in one form; {len(answers)} one by one", exactly("the form", status, 400),
        at_most("taken one by one", len(answers) - len(refused), PER_MINUTE * minutes),
        exactly("nobody refused", not refused, wanted=False),
        exactly("told when to come back", all(answer["retry_after"] > 0 for answer in refused), wanted=True),
        *watch.clean(), at_most("memory at worst", round(watch.peak, 1), 100, "MB"),
    )  # fmt: skip


@pytest.mark.timeout(300)
def test_files_with_places_that_are_traps_are_refused(web: MakeWeb, figures: Figures) -> None:
    site = web(**UNLIMITED)
    ana = Visitor(site)
    page = f"{ana.makes('map')['path']}import/"
    ana.send_file(page, b"lat,lng\n1,2", "a.csv")
    with Watched(site) as watch:
        answers = {name: ana.send_file(page, content, "../a.kml") for name, content in IMPORTS.items()}
    assert all(b"root:" not in body for _, body in answers.values())
    figures.note(
        17, "map files that are traps", f"{len(IMPORTS)} kinds",
        exactly("not refused", [name for name, (status, body) in answers.items() if found(status, body)], []),
        *watch.clean(), at_most("memory at worst", round(watch.peak, 1), 100, "MB"),
    )  # fmt: skip


def found(status: int, body: bytes) -> int:
    return int(json.loads(body).get("found", 0)) if status == 200 else 0 if status in {400, 413} else -1
