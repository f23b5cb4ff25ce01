"""The board's page: what it tells its scripts, and who gets in."""

from http import HTTPStatus

from django.test import Client

from project.realtime import links
from project.realtime.models import Room
from tests.room_pages import config


def test_a_board_tells_its_scripts_what_they_need(board: Room) -> None:
    client = Client()
    assert client.get(board.get_absolute_url()).status_code == HTTPStatus.FORBIDDEN
    client.get(f"/join/{links.keys_of(board)['editor']}/")
    told = config(client, board)
    here = f"/sketch/{board.slug}"
    assert (told["kind"], told["socket"], told["you"]["role"]) == ("sketch", f"/ws{here}/", "editor")
    assert (told["images"], told["svg"]) == (f"{here}/images/", f"{here}.svg")


def test_whoever_makes_a_board_owns_it(transactional_db: None) -> None:
    client = Client()
    made = client.post("/rooms/new/", {"kind": "sketch"})
    board = Room.objects.get(kind="sketch", title="New board")
    assert made["Location"] == board.get_absolute_url()
    assert config(client, board)["you"]["role"] == "owner"
