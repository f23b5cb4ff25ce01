"""The lobby board: there from the start, with a drawing that invites, and left alone afterwards."""

from project.realtime.messages import encode
from project.realtime.models import Room
from sketch.items import plain
from sketch.lobby import open_lobby
from sketch.lobby_drawing import drawing
from sketch.messages import decoder


def test_the_lobby_is_there_from_the_start_and_everyone_edits(board: Room) -> None:
    Room.objects.filter(slug="lobby").delete()
    open_lobby()
    lobby = Room.objects.get(kind="sketch", slug="lobby")
    assert (lobby.public_role, lobby.seq) == ("editor", 1)
    assert lobby.items.count() == len(drawing())


def test_an_existing_lobby_is_left_alone(board: Room) -> None:
    lobby = Room.objects.get(kind="sketch", slug="lobby")
    lobby.items.all().delete()
    open_lobby()
    assert not lobby.items.exists()


def test_its_items_are_such_as_anybody_could_draw() -> None:
    add = [{field: plain(value) for field, value in item.items()} for item in drawing()]
    frame = encode({"type": "items.change", "op": "1", "add": add})
    assert len(decoder.decode(frame).add) == len(add) > 40
    assert len(frame) < 64 * 1024
    assert {item["kind"] for item in add} == {"pen", "highlighter", "arrow", "rectangle", "ellipse", "text", "note"}
