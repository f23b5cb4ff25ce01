"""Each picture is done once, whoever dies, and whoever else is at it."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from project.images import services, thumbnail_worker, thumbnails
from project.images.models import Image
from project.images.signals import image_ready
from project.images.uploads import Dimensions
from project.realtime.models import Room
from tests.images.making import told, upload, work
from tests.images.pictures import files_under

__all__ = ["told"]


def test_what_a_dead_worker_had_begun_is_done_once(
    room: Room, places: Path, told: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(room)
    with monkeypatch.context() as patch:
        patch.setattr(thumbnails, "make", killed_in_the_middle)
        with pytest.raises(SystemExit):
            work()
    assert services.claim() is None  # until it is known to be dead
    monkeypatch.setattr(services, "LEASE", timedelta(0))
    assert work().ready
    assert (len(told), len(files_under(places / "media")), room.events.count()) == (1, 2, 1)


def killed_in_the_middle(upload: Path, folder: Path) -> None:
    (folder / "320.webp").write_bytes(b"half a file")
    raise SystemExit


def test_a_worker_killed_just_before_its_commit_has_done_nothing(
    room: Room, places: Path, told: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(room)
    with monkeypatch.context() as patch:
        patch.setattr(image_ready, "send", killed)
        with pytest.raises(SystemExit):
            work()
    monkeypatch.setattr(services, "LEASE", timedelta(0))
    assert work().ready
    assert (len(told), len(files_under(places))) == (1, 2)


def killed(*_: Any, **__: Any) -> None:
    raise SystemExit


def test_a_picture_that_ends_its_workers_is_given_up(room: Room, places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(room)
    monkeypatch.setattr(services, "LEASE", timedelta(0))
    for _ in range(services.ATTEMPTS):
        assert services.claim()  # and was never heard of again
    assert work().failed == "This picture could not be read."
    assert services.claim() is None
    assert not files_under(places)


def test_two_workers_at_one_picture_have_one_result(
    room: Room, places: Path, told: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one was slow, not dead."""
    upload(room)
    monkeypatch.setattr(services, "LEASE", timedelta(0))
    slow = services.claim()
    assert slow
    done = work()
    before = files_under(places)
    slow.upload = ""  # it had opened the file already
    monkeypatch.setattr(thumbnails, "make", lambda _, folder: killed_slowly(folder))
    thumbnail_worker.make(slow)
    assert files_under(places) == before
    assert (told, Image.objects.get().sizes) == ([done.id], done.sizes)


def killed_slowly(folder: Path) -> thumbnails.Made:
    (folder / "9.webp").write_bytes(b"the same again")
    return thumbnails.Made(Dimensions(9, 9), [[9, 9]], 14)


def test_one_that_another_has_done_meanwhile_does_not_fail(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(room)
    monkeypatch.setattr(services, "LEASE", timedelta(0))
    slow = services.claim()
    work()
    assert slow
    thumbnail_worker.make(slow)  # the upload is gone
    assert Image.objects.get().ready


def test_a_claim_that_another_was_faster_with_is_none(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(room)
    first = QuerySet.first

    def overtaken(due: "QuerySet[Image]") -> Image | None:
        found = first(due)
        Image.objects.update(claimed=timezone.now())
        return found

    monkeypatch.setattr(QuerySet, "first", overtaken)
    assert services.claim() is None
    assert Image.objects.get().attempts == 0
