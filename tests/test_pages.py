"""The pages around the rooms, as a browser gets them: home, a new room, a room, a link."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from project.realtime import links
from project.realtime.models import Room
from project.sessions import SessionStore
from tests.room_fixtures import lobby, no_places, room
from tests.room_pages import config

__all__ = ["lobby", "no_places", "room"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser() -> Client:
    return Client()


# Home and new rooms


def test_home_greets_a_guest_who_stays_the_same(browser: Client, lobby: Room) -> None:
    first = browser.get("/")
    assert first.status_code == HTTPStatus.OK
    assert b'href="/map/lobby/"' in first.content
    guest = browser.session["guest"]
    assert browser.get("/").context["person"]["id"] == guest["id"]
    assert Client().get("/").context["person"]["id"] != guest["id"]
    assert "no-store" in first["Cache-Control"]


def test_home_offers_only_kinds_that_are_built(browser: Client) -> None:
    for kind in browser.get("/").context["kinds"]:
        made = browser.post("/rooms/new/", {"kind": kind["kind"]})
        assert browser.get(made["Location"]).status_code == HTTPStatus.OK


def test_whoever_makes_a_room_owns_it_and_nobody_else_comes_in(browser: Client) -> None:
    made = browser.post("/rooms/new/", {"kind": "map", "title": "  Our\0 trip "})
    assert made.status_code == HTTPStatus.FOUND
    room = Room.objects.get(title="Our trip")
    assert made["Location"] == room.get_absolute_url()
    assert config(browser, room)["you"]["role"] == "owner"
    assert Client().get(made["Location"]).status_code == HTTPStatus.FORBIDDEN
    assert room.public_role == ""


def test_a_room_has_a_name_in_any_case(browser: Client) -> None:
    browser.post("/rooms/new/", {"kind": "map", "title": " "})
    browser.post("/rooms/new/", {"kind": "map", "title": "x" * 500})
    assert {*Room.objects.exclude(slug="lobby").values_list("title", flat=True)} == {"New map", "x" * 120}


@pytest.mark.parametrize("kind", ["", "castle"])
def test_there_are_no_rooms_of_other_kinds(browser: Client, kind: str) -> None:
    assert browser.post("/rooms/new/", {"kind": kind}).status_code == HTTPStatus.NOT_FOUND


def test_another_site_cannot_make_rooms_for_us(browser: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/rooms/new/", {"kind": "map"}).status_code == HTTPStatus.FORBIDDEN
    assert browser.get("/rooms/new/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


# Rooms and links


def test_a_room_tells_its_scripts_what_they_need(browser: Client, lobby: Room, settings: Any) -> None:
    settings.MAP_TILE_URL = "https://tile.example.org/{z}/{x}/{y}.png"
    told = config(browser, lobby)
    assert (told["kind"], told["slug"], told["title"]) == ("map", "lobby", "Lobby map")
    assert (told["socket"], told["share"], told["page"]) == ("/ws/map/lobby/", "/map/lobby/share/", "/map/lobby/")
    assert told["you"] == browser.session["guest"] | {"role": "editor"}
    assert told["tiles"]["url"] == settings.MAP_TILE_URL
    assert told.keys() >= {"atlas", "icons", "csrf", "version"}


def test_a_title_cannot_break_out_of_its_page(browser: Client, lobby: Room) -> None:
    Room.objects.filter(pk=lobby.pk).update(title="</script><script>alert(1)</script>")
    page = browser.get("/map/lobby/")
    assert b"<script>alert" not in page.content
    assert config(browser, lobby)["title"] == "</script><script>alert(1)</script>"


@pytest.mark.parametrize("role", ["viewer", "editor", "owner"])
def test_a_link_gives_its_role_and_leaves_the_address(browser: Client, room: Room, role: str) -> None:
    joined = browser.get(f"/join/{links.keys_of(room)[role]}/")
    assert (joined.status_code, joined["Location"]) == (HTTPStatus.FOUND, room.get_absolute_url())
    assert joined["Referrer-Policy"] == "no-referrer"
    assert "no-store" in joined["Cache-Control"]
    assert config(browser, room)["you"]["role"] == role


@pytest.mark.parametrize("key", ["nosuchkey", "%00", "a b", "é"])
def test_a_link_that_does_not_work_says_so(browser: Client, lobby: Room, key: str) -> None:
    answer = browser.get(f"/join/{key}/")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert b"does not work any more" in answer.content


def test_what_is_closed_or_missing_is_said_in_a_page_of_ours(browser: Client, room: Room) -> None:
    closed, missing = browser.get(room.get_absolute_url()), browser.get("/map/nowhere/")
    assert (closed.status_code, missing.status_code) == (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
    assert b"Ask somebody who has one" in closed.content
    assert b"There is no such room" in missing.content
    unknown = browser.get("/nothing/at/all")
    assert unknown.status_code == HTTPStatus.NOT_FOUND
    assert b"The address may have a slip in it" in unknown.content


def test_pages_run_only_scripts_and_styles_of_ours(browser: Client, lobby: Room) -> None:
    for path in ("/", "/map/lobby/", "/map/nowhere/"):
        page = browser.get(path)
        policy = page["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        html = page.content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html), path
        assert not re.search(r"<script(?![^>]*(\ssrc=|application/json))", html), path


def test_rooms_are_not_made_by_the_hundred_and_one_is_told_when_to_come_back(browser: Client, settings: Any) -> None:
    settings.ROOMS_PER_MINUTE = 2
    made = [browser.post("/rooms/new/", {"kind": "map"}) for _ in range(20)]
    refused = [answer for answer in made if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS]
    assert len(refused) >= 16, "two in each of the two minutes that this may take"
    assert 1 <= int(refused[0]["Retry-After"]) <= 61
    assert b"Wait a minute" in refused[0].content


@pytest.mark.parametrize("key", ["aaaaaaaa\0", "aaaaaaaa'--", "../../aaaaaaaa", "ä" * 32, "a" * 7, ""])
def test_a_cookie_that_cannot_be_ours_is_nobody(key: str) -> None:
    """PostgreSQL would answer a NUL with an error."""
    client = Client()
    client.cookies["sessionid"] = key
    assert client.get("/").status_code == HTTPStatus.OK
    assert SessionStore(key).session_key is None
