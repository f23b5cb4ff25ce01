"""The admin: what it changes, open boards see; what is gone, it does not show."""

from http import HTTPStatus
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from project.realtime.models import Room
from sketch import services
from sketch.models import Item
from tests.room_fixtures import ANA
from tests.sketch.drawing import draw, happened
from tests.visitors import Visitors


@pytest.fixture
def admin(transactional_db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="root", password="!", is_staff=True, is_superuser=True))
    return client


def change(admin: Client, id: Any, **changes: Any) -> int:
    item = Item.objects.get(pk=id)
    form = {name: getattr(item, name) for name in ("text", "color", "fill", "size", "opacity", "dash", *"xywhrz")}
    return admin.post(reverse("admin:sketch_item_change", args=[id]), form | changes).status_code


async def test_open_boards_see_what_the_admin_changes_and_deletes(
    board: Room, visitors: Visitors, admin: Client
) -> None:
    tab = await visitors.enter(board, "Ana", "viewer")
    id = await sync_to_async(draw)(board, kind="note", text="Rude")
    assert await sync_to_async(change)(admin, id, text="Kind", x=7) == HTTPStatus.FOUND
    event = await tab.event("item.edited")
    assert {name: event[name] for name in ("id", "text", "x", "who")} == {
        "id": str(id), "text": "Kind", "x": 7, "who": "root",
    }  # fmt: skip
    await sync_to_async(admin.post)(reverse("admin:sketch_item_delete", args=[id]), {"post": "yes"})
    assert (await tab.event("item.removed"))["id"] == str(id)


def test_a_save_without_a_change_is_no_event(board: Room, admin: Client) -> None:
    assert change(admin, draw(board)) == HTTPStatus.FOUND
    assert [type for type, _ in happened(board)] == ["item.added"]


def test_several_are_deleted_together(board: Room, admin: Client) -> None:
    ids = [draw(board), draw(board)]
    together = {"action": "delete_selected", "post": "yes", "_selected_action": [str(id) for id in ids]}
    admin.post(reverse("admin:sketch_item_changelist"), together)
    assert [type for type, _ in happened(board)] == ["item.added"] * 2 + ["item.removed"] * 2


def test_what_is_gone_is_not_shown_and_nothing_is_drawn_here(board: Room, admin: Client) -> None:
    id = draw(board, kind="note", text="Secret")
    services.item_remove(board, by=ANA, id=id)
    assert b"Secret" not in admin.get(reverse("admin:sketch_item_changelist")).content
    assert admin.get(reverse("admin:sketch_item_change", args=[id])).status_code == HTTPStatus.FOUND
    assert admin.get(reverse("admin:sketch_item_add")).status_code == HTTPStatus.FORBIDDEN
