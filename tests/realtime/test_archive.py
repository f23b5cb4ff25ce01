"""A room is kept in a file and put back as it was: rows, links, log, pictures."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

import liveblog.lobby
import mapmarkers.lobby
import sketch.lobby
from project.realtime import archive, events
from project.realtime.models import Event, Room
from project.realtime.services import chat_say
from tests.room_fixtures import ANA

OPEN = {"map": mapmarkers.lobby.open_lobby, "sketch": sketch.lobby.open_lobby, "live": liveblog.lobby.open_lobby}


@pytest.fixture
def place(settings: Any, tmp_path: Path, transactional_db: None, no_places: None) -> Path:
    settings.MEDIA_ROOT, settings.UPLOAD_ROOT = tmp_path / "media", tmp_path / "uploads"
    return tmp_path


def lobby(kind: str) -> Room:
    OPEN[kind]()
    return Room.objects.get(kind=kind, slug="lobby")


def all_of(room: Room) -> list[dict[str, Any]]:
    """Its rows, but for the numbers that the database gives."""
    rows = serializers.serialize("python", archive.belonging_to(Room.objects.get(pk=room.pk)))
    numbers = {"room", "post"}
    return sorted(
        ({"model": row["model"]} | {k: v for k, v in row["fields"].items() if k not in numbers} for row in rows),
        key=str,
    )


def files_in(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", OPEN)
def test_it_comes_back_as_it_was(kind: str, place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    room = lobby(kind)
    chat_say(room, by=ANA, op="", text="Keep this.")
    rows, files, kept = all_of(room), files_in(place), tmp_path_factory.mktemp("kept") / "room.zip"
    call_command("dump_room", f"{kind}/lobby", str(kept))
    Room.objects.get(pk=room.pk).delete()
    assert files_in(place) == {}
    call_command("load_room", str(kept))
    back = Room.objects.get(kind=kind, slug="lobby")
    assert all_of(back) == rows
    assert files_in(place) == files
    assert bool(files) == (kind == "live")
    with events.writing(back) as log:
        assert log.append("room.renamed", {"title": "On we go"}, by=ANA).seq == room.seq + 2


def test_what_was_done_since_is_gone_when_it_replaces_the_room(place: Path) -> None:
    room = lobby("live")
    kept = BytesIO()
    archive.dump(room, kept)
    rows, files = all_of(room), files_in(place)
    chat_say(room, by=ANA, op="", text="Forget this.")
    back = archive.load(kept, replace=True)
    assert all_of(back) == rows
    assert files_in(place) == files
    assert not Event.objects.filter(room=back, data__text="Forget this.").exists()


def test_a_room_that_is_there_is_not_replaced_by_mistake(place: Path, tmp_path: Path) -> None:
    room = lobby("map")
    call_command("dump_room", "map/lobby", str(tmp_path / "room.zip"))
    with pytest.raises(CommandError, match="--replace"):
        call_command("load_room", str(tmp_path / "room.zip"))
    assert Room.objects.filter(pk=room.pk).exists()


def test_it_goes_through_a_pipe(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lobby("sketch")
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, write_through=True))
    call_command("dump_room", "/sketch/lobby/", "-")
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(written.getvalue())))
    call_command("load_room", "-", "--replace")
    assert Room.objects.filter(kind="sketch", slug="lobby").exists()


@pytest.mark.parametrize(
    ("command", "why"), [(["dump_room", "map/none", "-"], "no room"), (["load_room"], "not a room")]
)
def test_what_cannot_be_done_is_said(command: list[str], why: str, place: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").write_text("nothing")
    with pytest.raises(CommandError, match=why):
        call_command(*command, *([str(tmp_path / "nothing")] if len(command) == 1 else []))
