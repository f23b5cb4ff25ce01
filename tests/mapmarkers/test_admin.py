"""The admin: what it changes, open maps see; what is locked or is history, it leaves alone."""

from http import HTTPStatus
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from mapmarkers.models import Marker
from project.realtime.models import Event, Room
from tests.room_fixtures import add_marker
from tests.visitors import Visitors


@pytest.fixture
def admin(transactional_db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="root", password="!", is_staff=True, is_superuser=True))
    return client


def form(room: Room, **changes: Any) -> dict[str, Any]:
    return {"room": room.pk, "lat": 1.0, "lng": 2.0, "title": "", "note": "", "color": "", "icon": ""} | changes


def change(admin: Client, marker: Marker, **changes: Any) -> int:
    address = reverse("admin:mapmarkers_marker_change", args=[marker.pk])
    return admin.post(address, form(marker.room, **changes)).status_code


def types(room: Room) -> list[str]:
    return [*Event.objects.filter(room=room).order_by("seq").values_list("type", flat=True)]


async def test_open_maps_see_what_the_admin_adds_changes_and_deletes(
    room: Room, visitors: Visitors, admin: Client
) -> None:
    tab = await visitors.enter(room, "Ana", "viewer")
    added = reverse("admin:mapmarkers_marker_add")
    await sync_to_async(admin.post)(added, form(room, title="Pier"))
    event = await tab.event("marker.added")
    assert (event["title"], event["who"]) == ("Pier", "root")
    marker = await sync_to_async(Marker.objects.select_related("room").get)(pk=event["id"])
    await sync_to_async(change)(admin, marker, title="Quay", lat=5.5, locked="on")
    assert (await tab.event("marker.moved"))["lat"] == 5.5
    assert (await tab.event("marker.edited"))["title"] == "Quay"
    assert (await tab.event("marker.locked"))["locked"] is True
    marker.locked = True
    await sync_to_async(change)(admin, marker)  # unlocked, and nothing else: the rest could not be changed
    delete = reverse("admin:mapmarkers_marker_delete", args=[marker.pk])
    await sync_to_async(admin.post)(delete, {"post": "yes"})
    assert (await tab.event("marker.removed"))["id"] == event["id"]
    assert [event["seq"] for event in tab.events] == [*range(1, 7)]


def test_a_save_without_a_change_is_no_event(room: Room, admin: Client) -> None:
    marker = Marker.objects.get(pk=add_marker(room))
    assert change(admin, marker) == HTTPStatus.FOUND
    assert types(room) == ["marker.added"]


def test_a_locked_marker_can_only_be_unlocked(room: Room, admin: Client) -> None:
    marker = Marker.objects.get(pk=add_marker(room, title="Pier", locked=True))
    assert change(admin, marker, title="Mine", lat=9, locked="on") == HTTPStatus.FOUND
    delete = admin.post(reverse("admin:mapmarkers_marker_delete", args=[marker.pk]), {"post": "yes"})
    assert delete.status_code == HTTPStatus.FORBIDDEN
    assert types(room) == ["marker.added"]
    change(admin, marker, title="Mine")
    assert types(room) == ["marker.added", "marker.locked"]
    marker.refresh_from_db()
    assert (marker.title, marker.locked) == ("Pier", False)


def test_several_are_deleted_together_unless_one_is_locked(room: Room, admin: Client) -> None:
    ids = [add_marker(room), add_marker(room), add_marker(room, locked=True)]
    together = {"action": "delete_selected", "post": "yes"}
    address = reverse("admin:mapmarkers_marker_changelist")
    admin.post(address, together | {"_selected_action": [str(id) for id in ids]})
    assert room.markers.count() == 3
    admin.post(address, together | {"_selected_action": [str(id) for id in ids[:2]]})
    assert types(room) == ["marker.added"] * 3 + ["marker.removed"] * 2


def test_the_log_can_be_read_but_not_changed(room: Room, admin: Client) -> None:
    add_marker(room)
    event = Event.objects.get(room=room)
    assert admin.get(reverse("admin:realtime_event_changelist")).status_code == HTTPStatus.OK
    assert admin.get(reverse("admin:realtime_event_change", args=[event.pk])).status_code == HTTPStatus.OK
    assert admin.get(reverse("admin:realtime_event_add")).status_code == HTTPStatus.FORBIDDEN
    for page in ("change", "delete"):
        address = reverse(f"admin:realtime_event_{page}", args=[event.pk])
        assert admin.post(address, {"post": "yes"}).status_code == HTTPStatus.FORBIDDEN


def test_of_a_room_only_that_is_changed_which_is_no_event(room: Room, admin: Client) -> None:
    assert admin.get(reverse("admin:realtime_room_add")).status_code == HTTPStatus.OK
    address = reverse("admin:realtime_room_change", args=[room.pk])
    keys = {"owner_key": room.owner_key, "edit_key": room.edit_key, "view_key": room.view_key}
    changes = {"title": "Mine", "frozen": "on", "kind": "live", "slug": "quay", "public_role": "viewer", **keys}
    assert admin.post(address, changes).status_code == HTTPStatus.FOUND
    room.refresh_from_db()
    assert (room.title, room.frozen, room.kind) == ("Harbour", False, "map")
    assert (room.slug, room.public_role) == ("quay", "viewer")
