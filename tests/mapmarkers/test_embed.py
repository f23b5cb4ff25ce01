"""A map in somebody else's page: who sees it there, without cookies, and how pages come by it (oEmbed)."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from project.realtime.embedding import embed_path
from project.realtime.models import Room
from tests.tabs import Tab
from tests.visitors import Visitors


def ask(url: str, **more: str) -> Any:
    return Client().get("/oembed?" + urlencode({"url": url, **more}))


def test_a_public_map_may_be_framed_and_makes_no_session(lobby: Room) -> None:
    client = Client()
    answer = client.get("/map/lobby/embed/")
    assert answer.status_code == 200
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not client.cookies
    page = Client().get("/map/lobby/")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_a_map_with_links_shows_itself_to_the_view_links_key_alone(room: Room) -> None:
    address = f"{room.get_absolute_url()}embed/"
    assert Client().get(f"/map/{'x' * 10}/embed/").status_code == 404
    for query in ("", "?key=", "?key=nonsense", "?key=%00é", f"?key={room.edit_key}", f"?key={room.owner_key}"):
        assert Client().get(address + query).status_code == 403, query
    assert embed_path(room) == f"{address}?key={room.view_key}"
    page = Client().get(embed_path(room)).content.decode()
    assert f"/ws{room.get_absolute_url()}?key={room.view_key}" in page
    assert room.edit_key not in page
    assert "csrf" not in page


@pytest.mark.usefixtures("no_limits")
async def test_a_socket_without_a_session_reads_along_by_the_key_and_changes_nothing(
    room: Room, visitors: Visitors
) -> None:
    path = f"/ws{room.get_absolute_url()}"
    ana = await visitors.enter(room, "Ana", "editor")
    reader = Tab(f"{path}?key={room.view_key}")
    visitors.tabs.append(reader)
    assert await reader.connect()
    assert (await reader.hello())["you"]["role"] == "viewer"
    id = "11111111-2222-4333-8444-555555555555"
    await ana.command("marker.add", id=id, lat=1, lng=2)
    assert (await reader.up_to(1))[0]["id"] == id
    assert (await reader.command("marker.remove", id=id))["code"] == "forbidden"


@pytest.mark.parametrize("key", ["", "nonsense", "edit"])
async def test_no_other_key_opens_a_socket(room: Room, visitors: Visitors, key: str) -> None:
    other = Tab(f"/ws{room.get_absolute_url()}?key={room.edit_key if key == 'edit' else key}")
    visitors.tabs.append(other)
    assert await other.connect()
    frame = await other.next_where(lambda frame: frame["type"] == "error")
    assert frame["code"] == "forbidden"


def test_oembed_tells_of_a_room_what_a_page_shows_instead_of_its_address(lobby: Room) -> None:
    Room.objects.filter(pk=lobby.pk).update(title='A "map" & more')
    told = ask("http://testserver/map/lobby/").json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", 'A "map" & more')
    assert (told["width"], told["height"]) == (800, 480)
    assert 'src="http://testserver/map/lobby/embed/"' in told["html"]
    assert 'title="A &quot;map&quot; &amp; more"' in told["html"]
    small = ask("http://testserver/map/lobby/", maxwidth="300", maxheight="7").json()
    assert (small["width"], small["height"]) == (300, 100)
    assert ask("http://testserver/map/lobby/", maxwidth="x", maxheight="9" * 9).json()["height"] == 480
    link = re.search(
        r'type="application/json\+oembed"[^>]* href="([^"]*)"', Client().get("/map/lobby/").content.decode()
    )
    assert link
    assert Client().get(link[1].replace("http://testserver", "")).json()["title"] == 'A "map" & more'


def test_oembed_gives_away_no_more_than_it_was_given(room: Room) -> None:
    address = f"http://testserver{room.get_absolute_url()}"
    assert ask(address).status_code == 401
    assert ask(f"{address}?key={room.edit_key}").status_code == 401
    for given in (f"http://testserver{embed_path(room)}", f"http://testserver/join/{room.view_key}/"):
        assert room.view_key in ask(given).json()["html"]
    assert ask(f"http://testserver/join/{room.edit_key}/").status_code == 404


@pytest.mark.parametrize(
    "url",
    ["", "http://testserver/", "http://elsewhere.org/map/lobby/", "http://[", "ftp://testserver/map/lobby/",
     "http://testserver/map/nowhere/", "http://testserver/sketch/lobby/"],
)  # fmt: skip
def test_oembed_knows_nothing_else(lobby: Room, url: str) -> None:
    assert ask(url).status_code == 404


def test_oembed_speaks_json(lobby: Room) -> None:
    assert ask("http://testserver/map/lobby/", format="xml").status_code == 501


def test_the_share_dialog_has_the_code_for_other_pages(room: Room, lobby: Room) -> None:
    client = Client()
    client.get(f"/join/{room.view_key}/")
    code = client.get(f"{room.get_absolute_url()}share/").json()["embed"]
    assert f"{room.get_absolute_url()}embed/?key={room.view_key}" in code
    assert "?key=" not in client.get("/map/lobby/share/").json()["embed"]
