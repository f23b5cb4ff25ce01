"""Who may send pictures, how many, and who hears of them."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from project.images import services
from project.images.models import Image
from project.realtime import rates
from project.realtime.models import Room
from tests.images.pictures import files_under, picture, sent
from tests.images.sending import browser, send

pytestmark = pytest.mark.django_db(transaction=True)


def test_only_who_may_edit_may_upload(room: Room) -> None:
    assert send(room, picture(), client=Client())[1]["code"] == "forbidden"
    status, told = send(room, picture(), client=browser(room, "viewer"))
    assert (status, told["detail"]) == (403, "You may look at this room, but not change it.")
    assert Client().post("/map/nowhere/images/").status_code == 404


def test_in_a_frozen_room_only_the_owner_may(room: Room) -> None:
    Room.objects.filter(pk=room.pk).update(frozen=True)
    assert send(room, picture())[1]["code"] == "read_only"
    assert send(room, picture(), client=browser(room, "owner"))[0] == 201


def test_another_site_cannot_upload_for_its_visitor(room: Room) -> None:
    client = browser(room, enforce_csrf_checks=True)
    assert client.post(f"{room.get_absolute_url()}images/", {"file": sent(picture())}).status_code == 403


def test_a_picture_is_told_of_in_its_own_room_only(room: Room) -> None:
    _, told = send(room, picture())
    other = Room.objects.create(kind="map", title="Elsewhere")
    assert browser(other).get(f"{other.get_absolute_url()}images/{told['id']}/").json()["code"] == "not_found"
    assert Client().get(f"{room.get_absolute_url()}images/{told['id']}/").status_code == 403
    assert not services.images_of(other, [told["id"]])
    assert services.images_of(room, [told["id"], str(uuid4())])[told["id"]].as_dict() == told


def test_staff_look_at_pictures_and_delete_them_with_their_files(room: Room, places: Path) -> None:
    _, told = send(room, picture())
    admin = Client()
    admin.force_login(User.objects.create(username="ina", is_staff=True, is_superuser=True))
    assert told["id"].encode() in admin.get("/admin/images/image/").content
    assert admin.get("/admin/images/image/add/").status_code == 403
    admin.post(f"/admin/images/image/{told['id']}/delete/", {"post": "yes"})
    assert not Image.objects.exists()
    assert not files_under(places)


def test_too_many_at_once_have_to_wait(room: Room, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.IMAGES_PER_MINUTE = 2
    monkeypatch.setattr(rates, "now", lambda: 90.0)  # half of a minute is over, and stays so
    cache.clear()
    client = browser(room)
    assert [send(room, picture(), client=client)[0] for _ in range(3)] == [201, 201, 429]
    assert send(room, picture(), client=client)[1]["retry_after"] == 30
    assert send(room, picture())[0] == 201  # somebody else
    monkeypatch.setattr(rates, "now", lambda: 120.0)
    assert send(room, picture(), client=client)[0] == 201
    settings.IMAGES_PER_MINUTE = 0.2
    assert send(room, picture())[0] == 429
    cache.clear()


@pytest.mark.parametrize(("limit", "value"), [("IMAGES", 1), ("ROOM_BYTES", len(picture()) + 1)])
def test_a_full_room_says_so(room: Room, places: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(services, limit, value)
    assert send(room, picture())[0] == 201
    status, told = send(room, picture())
    assert (status, told["code"]) == (413, "too_large")
    assert told["detail"].startswith("This room is full")
    assert len(files_under(places)) == 1
