"""Uploaded pictures on a board: of this room only, and everybody hears when one is ready."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from project.images import services as images
from project.images import thumbnail_worker
from project.images.models import Image
from project.realtime.models import Room
from project.realtime.refusals import Refused
from sketch import services
from tests.images.pictures import picture, sent
from tests.room_fixtures import ANA, BEN
from tests.sketch.drawing import draw, happened, items


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.UPLOAD_ROOT = tmp_path / "media", tmp_path / "uploads"


def upload(room: Room) -> Image:
    return images.image_add(room, by=ANA, file=sent(picture()))[0]


def make_ready() -> None:
    claimed = images.claim()
    assert claimed
    thumbnail_worker.make(claimed)


def test_a_picture_of_this_room_can_be_shown(board: Room) -> None:
    image = upload(board)
    id = draw(board, kind="image", image=str(image.id))
    state = services.state_of(board)
    assert items(board)[str(id)]["image"] == str(image.id)
    assert state["images"] == {str(image.id): image.as_dict()}


def test_a_picture_of_another_room_cannot(board: Room) -> None:
    elsewhere = upload(Room.objects.create(kind="sketch", title="Elsewhere"))
    for image in (elsewhere.id, uuid4()):
        with pytest.raises(Refused, match="no such picture") as refused:
            draw(board, kind="image", image=str(image))
        assert refused.value.code == "not_found"


def test_everybody_hears_of_each_item_whose_picture_is_ready(board: Room) -> None:
    image = upload(board)
    shown, twice, gone = (draw(board, kind="image", image=str(image.id)) for _ in range(3))
    services.item_remove(board, by=BEN, id=gone)
    make_ready()
    told = happened(board)[4:]
    assert [type for type, _ in told] == ["item.illustrated"] * 2
    assert {data["id"] for _, data in told} == {str(shown), str(twice)}
    assert all(data["image"]["ready"] and data["image"]["sizes"] for _, data in told)
    assert services.state_of(board)["images"][str(image.id)]["ready"]


def test_on_other_boards_nobody_hears_of_it(board: Room) -> None:
    draw(board)
    upload(Room.objects.create(kind="sketch", title="Elsewhere"))
    make_ready()
    assert len(happened(board)) == 1


def test_a_picture_that_was_taken_away_can_be_put_back(board: Room) -> None:
    image = upload(board)
    id = draw(board, kind="image", image=str(image.id))
    services.item_remove(board, by=ANA, id=id)
    draw(board, id=id, kind="image", image=str(image.id))
    services.item_remove(board, by=ANA, id=id)
    with pytest.raises(Refused, match="something else: image"):
        draw(board, id=id, kind="image", image=str(upload(board).id))
