"""What is taken in as a picture, and what is refused in which words."""

from pathlib import Path

import pytest

from project.images.models import Image
from project.realtime.models import Room
from tests.images.pictures import animation, bomb, files_under, picture, polyglot, rotated_photo
from tests.images.sending import browser, send

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_size_is_known_at_once(room: Room, places: Path) -> None:
    status, told = send(room, picture(size=(60, 40)))
    assert status == 201
    assert told == {
        "id": told["id"], "width": 60, "height": 40, "url": None, "sizes": [], "ready": False, "failed": "",
    }  # fmt: skip
    assert browser(room, "viewer").get(f"{room.get_absolute_url()}images/{told['id']}/").json() == told
    image = Image.objects.get(id=told["id"])
    assert files_under(places) == [f"uploads/{image.upload}"]  # not where it is served


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_usual_kinds_are_taken_whatever_their_name(room: Room, kind: str) -> None:
    assert send(room, picture(kind), name="evil.html")[0] == 201


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_has_the_size_that_people_see(room: Room, orientation: int) -> None:
    _, told = send(room, rotated_photo(orientation, (400, 200)))
    assert (told["width"], told["height"]) == ((200, 400) if orientation > 4 else (400, 200))


def test_an_animation_and_a_polyglot_are_pictures(room: Room) -> None:
    assert send(room, animation())[0] == send(room, polyglot())[0] == 201


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "status", "code", "detail"),
    [
        (SVG, 415, "invalid", "Only JPEG, PNG, WebP and GIF pictures can be used here."),
        (b"<html><body>", 415, "invalid", "Only JPEG, PNG, WebP and GIF pictures can be used here."),
        (picture("TIFF"), 415, "invalid", "Only JPEG, PNG, WebP and GIF pictures can be used here."),
        (b"\x89PNG\r\n\x1a\nIEND", 415, "invalid", "Only JPEG, PNG, WebP and GIF pictures can be used here."),
        (b"", 400, "invalid", "This file is empty."),
        (bomb(), 413, "too_large", "This picture has more than 25 megapixels. Make it smaller, please."),
        (bomb(5001, 5000), 413, "too_large", "This picture has more than 25 megapixels. Make it smaller, please."),
        (b"x" * (5 * 1024**2 + 1), 413, "too_large", "This picture has more than 5 MB. Make it smaller, please."),
        (picture("JPEG")[:-40], 400, "invalid", "A part of this picture is missing. Try to send it again."),
        (picture("PNG")[:-40], 400, "invalid", "A part of this picture is missing. Try to send it again."),
        (picture("WEBP")[:-10], 400, "invalid", "A part of this picture is missing. Try to send it again."),
    ],
    ids=["svg", "html", "tiff", "header", "empty", "bomb", "megapixels", "bytes", "cut-jpeg", "cut-png", "cut-webp"],
)
def test_what_is_no_picture_for_us_is_refused(  # noqa: PLR0917 -- a table
    room: Room, places: Path, content: bytes, status: int, code: str, detail: str
) -> None:
    assert send(room, content) == (status, {"code": code, "detail": detail})
    assert not files_under(places)
    assert not Image.objects.exists()


def test_a_name_leads_nowhere(room: Room, places: Path) -> None:
    assert send(room, picture(), name="../../../../tmp/roomful-escape.png")[0] == 201
    (file,) = files_under(places)
    assert file.startswith("uploads/")
    assert not Path("/tmp/roomful-escape.png").exists()  # noqa: S108 -- where it must not be


def test_a_form_without_a_file_is_refused(room: Room) -> None:
    answer = browser(room).post(f"{room.get_absolute_url()}images/", {"file": "no file"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_megapixels_are_counted_before_anything_is_decoded(room: Room) -> None:
    assert send(room, bomb(5001, 5000))[1]["code"] == "too_large"


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's own words about such files
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0MM", b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x02x\0\0\0"], ids=["cut", "text"]
)
def test_exif_that_cannot_be_read_turns_nothing(room: Room, exif: bytes) -> None:
    _, told = send(room, picture("JPEG", (40, 20), exif=exif))
    assert (told["width"], told["height"]) == (40, 20)
