"""A picture that is sent again by its id is the same picture."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from project.images import files, services
from project.images.models import Image
from project.realtime.models import Room
from tests.images.pictures import files_under, picture
from tests.images.sending import browser, send

pytestmark = pytest.mark.django_db(transaction=True)


def test_sent_again_by_its_id_it_is_the_same_picture(room: Room, places: Path) -> None:
    client, id = browser(room), str(uuid4())
    assert send(room, picture(), client=client, id=id)[0] == 201
    status, told = send(room, picture(), client=client, id=id)
    assert (status, told["id"]) == (200, id)
    assert len(files_under(places)) == Image.objects.count() == 1


def test_somebody_elses_id_is_refused(room: Room) -> None:
    id = str(uuid4())
    assert send(room, picture(), id=id)[0] == 201
    assert send(room, picture(), id=id)[0] == 400
    assert send(room, picture(), id="7")[1] == {"code": "invalid", "detail": "The `id` has to be a UUID."}


def test_an_id_that_came_at_the_same_moment_is_found_behind_the_lock(
    room: Room, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both had looked before either was stored."""
    client, id = browser(room), str(uuid4())
    assert send(room, picture(), client=client, id=id)[0] == 201
    known = services._known

    def too_early(*_: Any) -> None:
        monkeypatch.setattr(services, "_known", known)

    monkeypatch.setattr(services, "_known", too_early)
    assert send(room, picture(), client=client, id=id)[0] == 200
    assert len(files_under(places)) == Image.objects.count() == 1


def test_an_id_that_another_room_gets_at_that_moment_is_refused(
    room: Room, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = str(uuid4())
    assert send(room, picture(), id=id)[0] == 201
    monkeypatch.setattr(services, "_known", lambda *_: None)
    status, told = send(room, picture(), id=id)
    assert (status, told["detail"]) == (400, "There is already a picture with this `id`.")
    assert len(files_under(places)) == 1


def test_a_room_that_goes_meanwhile_keeps_nothing(room: Room, places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client, keep = browser(room), files.keep

    def last_moment(*given: Any) -> None:
        keep(*given)
        room.delete()

    monkeypatch.setattr(files, "keep", last_moment)
    assert send(room, picture(), client=client) == (404, {"code": "not_found", "detail": "This room is gone."})
    assert not files_under(places)
