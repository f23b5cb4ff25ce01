"""Sharing a room: which links one may pass on, and how the owner makes new ones."""

from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from project.realtime import links
from project.realtime.models import Room
from tests.room_fixtures import lobby, no_places, room
from tests.room_pages import config

__all__ = ["lobby", "no_places", "room"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser() -> Client:
    return Client()


def share(browser: Client, room: Room) -> dict[str, Any]:
    answer: dict[str, Any] = browser.get(f"{room.get_absolute_url()}share/").json()
    return answer


@pytest.mark.parametrize(
    ("role", "given"),
    [("viewer", ["viewer"]), ("editor", ["viewer", "editor"]), ("owner", ["viewer", "editor", "owner"])],
)
def test_one_shares_the_links_that_one_may_give_away(browser: Client, room: Room, role: str, given: list[str]) -> None:
    browser.get(f"/join/{links.keys_of(room)[role]}/")
    shared = share(browser, room)
    assert [link["role"] for link in shared["links"]] == given
    assert (shared["public"], shared["can_renew"]) == (False, role == "owner")
    for link in shared["links"]:
        assert link["url"] == f"http://testserver/join/{links.keys_of(room)[link['role']]}/"
        assert link["qr"].startswith("<svg")
        assert "style" not in link["qr"]


def test_the_lobby_is_shared_by_its_address(browser: Client, lobby: Room) -> None:
    shared = share(browser, lobby)
    assert [(link["role"], link["url"]) for link in shared["links"]] == [("editor", "http://testserver/map/lobby/")]
    assert (shared["public"], shared["can_renew"]) == (True, False)


def test_who_has_no_link_has_none_to_share(browser: Client, room: Room) -> None:
    assert browser.get(f"{room.get_absolute_url()}share/").status_code == HTTPStatus.FORBIDDEN
    assert browser.get("/map/nowhere/share/").status_code == HTTPStatus.NOT_FOUND
    assert browser.get(f"/live/{room.slug}/share/").status_code == HTTPStatus.NOT_FOUND


def test_the_owner_renews_all_links_and_stays_the_owner(browser: Client, room: Room) -> None:
    old = links.keys_of(room)
    browser.get(f"/join/{room.owner_key}/")
    guest = Client()
    guest.get(f"/join/{room.edit_key}/")
    renewed = browser.post(f"{room.get_absolute_url()}share/").json()
    assert not any(key in link["url"] for key in old.values() for link in renewed["links"])
    assert config(browser, room)["you"]["role"] == "owner"
    assert guest.get(room.get_absolute_url()).status_code == HTTPStatus.FORBIDDEN
    assert guest.get(f"/join/{old['editor']}/").status_code == HTTPStatus.NOT_FOUND


def test_only_the_owner_renews_the_links(browser: Client, room: Room) -> None:
    browser.get(f"/join/{room.edit_key}/")
    assert browser.post(f"{room.get_absolute_url()}share/").status_code == HTTPStatus.FORBIDDEN
    before = links.keys_of(room)
    room.refresh_from_db()
    assert links.keys_of(room) == before


def test_staff_come_in_everywhere_as_owners(browser: Client, room: Room) -> None:
    browser.force_login(User.objects.create(username="ina", first_name="Ina", last_name="Bo", is_staff=True))
    assert config(browser, room)["you"] | {"id": "", "color": ""} == {
        "id": "", "name": "Ina Bo", "color": "", "role": "owner",
    }  # fmt: skip
