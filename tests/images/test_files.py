"""The files of pictures: served for ever, gone with their room, and never left behind."""

import os
from pathlib import Path

from django.test import Client

from project.images import files, services, thumbnails
from project.images.models import Image
from project.realtime.models import Room
from tests.images.making import told, upload, work
from tests.images.pictures import files_under

__all__ = ["told"]


def test_a_room_takes_its_files_along(room: Room, places: Path) -> None:
    upload(room)
    work()
    upload(room)
    assert len(files_under(places)) == 3
    room.delete()
    assert not files_under(places)


def test_a_room_that_goes_while_its_picture_is_made_leaves_nothing(room: Room, places: Path) -> None:
    upload(room)
    image = services.claim()
    assert image
    with files.workplace() as folder:
        made = thumbnails.make(files.upload_path(image.upload), folder)
        Room.objects.get(pk=room.pk).delete()
        assert services.image_made(image, made=made, folder=folder) is False
    services.image_failed(image, reason="too late")
    assert not files_under(places)


def test_what_killed_processes_left_is_swept_up_when_it_is_old(room: Room, places: Path) -> None:
    image = upload(room)
    work()
    waiting = upload(room)
    kept = files_under(places)
    for path in (
        places / "uploads" / "ab12",
        places / "media/images/.cd34/320.webp",
        places / "media/images/ef/1.webp",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left behind")
    assert files.sweep() == 0
    for path in [*(places / "uploads").iterdir(), *(places / "media" / "images").iterdir()]:
        os.utime(path, (0, 0))
    assert files.sweep() == 3
    assert files_under(places) == kept
    assert {image.pk, waiting.pk} == {*Image.objects.values_list("pk", flat=True)}


def test_files_are_served_for_ever_and_nothing_else(room: Room, places: Path) -> None:
    upload(room)
    image = work()
    browser = Client()
    answer = browser.get(image.as_dict()["url"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(b"RIFF")
    (places / "media" / "secret.webp").write_bytes(b"secret")
    (places / "media" / "images" / "1.webp").write_bytes(b"secret")
    for path in (
        f"/media/images/{'0' * 32}/320.webp",
        f"/media/images/{image.place}/321.webp",
        f"/media/images/{image.place}/../1.webp",
        f"/media/images/{image.place}/%2e%2e/1.webp",
        "/media/images/../secret.webp",
        "/media/secret.webp",
        f"/media/../uploads/{image.place}",
    ):
        assert browser.get(path).status_code == 404, path
