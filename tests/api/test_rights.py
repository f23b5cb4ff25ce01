"""Who may do what over REST: by a link, by a session, or by neither."""

from typing import Any

import pytest

from project.realtime.models import Room
from tests.api.asking import CAFE, Asker, browser, markers, script
from tests.room_fixtures import add_marker


@pytest.mark.parametrize("asks", [script, browser])
def test_only_who_may_edit_changes(room: Room, asks: Any) -> None:
    here = markers(room, f"{add_marker(room)}/")
    viewer = asks(room, "viewer")
    answers = [viewer.post(markers(room), CAFE), viewer.patch(here, {"title": "x"}), viewer.delete(here)]
    assert [(status, told["code"]) for status, told in answers] == [(403, "forbidden")] * 3
    assert asks(room, "editor").patch(here, {"title": "x"})[0] == 200


def test_without_a_link_a_room_stays_closed(room: Room, lobby: Room) -> None:
    for asker in (Asker(), script(lobby, "owner"), browser(lobby, "owner")):
        assert asker.get(markers(room))[0] == 403
        assert asker.post(markers(room), CAFE)[0] == 403


def test_a_link_stands_for_itself_alone(room: Room) -> None:
    """Also where the browser that sends it is the owner's."""
    owner = browser(room, "owner")
    owner.headers = script(room, "viewer").headers
    assert owner.post(markers(room), CAFE)[0] == 403


def test_an_unknown_link_is_said_to_be_one(room: Room) -> None:
    answer = Asker(Authorization="Link nonsense").answer("GET", markers(room))
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Link")
    assert Asker(Authorization="Basic YTpi").get(markers(room))[0] == 403


def test_the_lobby_is_open_to_everybody(lobby: Room) -> None:
    status, added = Asker().post(markers(lobby), CAFE)
    assert status == 201
    event = lobby.events.order_by("seq").last()
    assert event
    assert (event.actor_name, event.actor[0], event.data["id"]) == ("A guest", "a", added["id"])
    assert "127.0.0.1" not in event.actor


def test_in_a_frozen_room_only_the_owner_changes(room: Room) -> None:
    Room.objects.filter(pk=room.pk).update(frozen=True)
    status, told = script(room).post(markers(room), CAFE)
    assert (status, told["code"]) == (403, "read_only")
    assert script(room, "owner").post(markers(room), CAFE)[0] == 201


def test_where_editors_only_add_a_script_changes_its_own_alone(room: Room) -> None:
    assert script(room, "owner").patch(f"/rooms/map/{room.slug}/", {"mode": "add"})[1]["mode"] == "add"
    theirs, asker = add_marker(room), script(room)
    mine = asker.post(markers(room), CAFE)[1]["id"]
    status, told = asker.patch(markers(room, f"{theirs}/"), {"title": "Mine"})
    assert (status, told["code"]) == (403, "forbidden")
    assert asker.patch(markers(room, f"{mine}/"), {"title": "Mine"})[0] == 200


def test_who_was_shown_out_stays_out(room: Room) -> None:
    """A browser, and a script by its link."""
    for asker in (browser(room), script(room)):
        asker.post(markers(room), CAFE)
        event = room.events.order_by("seq").last()
        assert event
        Room.objects.filter(pk=room.pk).update(removed={event.actor: {"name": "", "at": ""}})
        status, told = asker.get(markers(room))
        assert (status, told["detail"]) == (403, "The owner has removed you from this room.")
    assert browser(room).get(markers(room))[0] == 200


def test_with_a_cookie_the_csrf_token_is_needed(room: Room) -> None:
    asker = browser(room, enforce_csrf_checks=True)
    status, told = asker.post(markers(room), CAFE)
    assert (status, told["code"]) == (403, "forbidden")
    assert "CSRF" in told["detail"]
    asker.client.get("/api/docs/")
    assert asker.post(markers(room), CAFE, X_CSRFToken=asker.client.cookies["csrftoken"].value)[0] == 201
    assert asker.get(markers(room))[0] == 200


def test_a_browsers_person_is_the_author(room: Room) -> None:
    asker = browser(room)
    asker.post(markers(room), CAFE)
    event = room.events.get()
    assert (event.actor, event.actor_name) == (
        asker.client.session["guest"]["id"], asker.client.session["guest"]["name"],
    )  # fmt: skip
