"""The stops of a message's way with their lines of source, and the pages that show these."""

import re
from itertools import chain
from typing import Any

import pytest
from django.conf import settings as project
from django.test import Client

from project.realtime import xray_places
from project.realtime.xray_stops import kinds, shown_files

KINDS = ["map", "sketch", "live"]


@pytest.fixture
def client(db: None) -> Client:
    return Client()


def stops(client: Client, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/under-the-hood/{kind}/").json()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_stop_leads_to_the_first_line_of_what_it_names(client: Client, kind: str) -> None:
    told = stops(client, kind)
    places = [*chain.from_iterable(stop["places"] for stop in told["stops"]), *told["services"].values()]
    assert len(places) > 20
    for place in places:
        lines = (project.BASE_DIR / place["file"]).read_text().splitlines()
        name = re.split(r"[.]", place["name"].removesuffix("()"))[-1]
        near = " ".join(lines[place["line"] - 1 : place["line"] + 2])
        assert name in near or place["line"] == 1, place


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_names_its_service(client: Client, kind: str) -> None:
    told = stops(client, kind)
    assert len(told["services"]) == len(kinds()[kind].services)
    assert told["services"]["chat.say"]["name"] == "chat_say()"


@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_has_its_chapter(client: Client, kind: str) -> None:
    for stop in stops(client, kind)["stops"]:
        name = stop["chapter"].removeprefix("/docs/").removesuffix(".html")
        assert (project.BASE_DIR / "docs" / f"{name}.md").is_file(), stop


def test_there_are_no_stops_of_what_is_no_room(client: Client) -> None:
    assert client.get("/under-the-hood/nothing/").status_code == 404


def test_the_source_is_shown_as_it_is_with_the_lines_marked(client: Client) -> None:
    service = stops(client, "map")["services"]["marker.move"]
    page = client.get(service["url"].partition("#")[0]).content.decode()
    assert 'class="source__line source__line--marked" id="L' in page
    marked = page.partition("source__line--marked")[2]
    assert f'id="L{service["line"]}"' in marked.partition(">")[0]
    assert "def marker_move(" in marked.partition("</span>")[0]


@pytest.mark.parametrize(
    "file",
    [
        "project/settings.py",
        "project/realtime/../settings.py",
        "../etc/passwd",
        "/etc/passwd",
        "project/realtime/%2e%2e/settings.py",
        "project/realtime",
        "data/secret-key",
        "project/realtime/relay.py\0",
        "",
    ],
)
def test_no_other_file_is_shown(client: Client, file: str) -> None:
    assert client.get(f"/source/{file}").status_code == 404


@pytest.mark.parametrize("query", ["from=x&to=y", "from=-1&to=99999999999999999999", "from=9&to=1", "from=٣"])
def test_nonsense_marks_no_line(client: Client, query: str) -> None:
    answer = client.get(f"/source/project/realtime/relay.py?{query}")
    assert answer.status_code == 200
    assert "source__line--marked" not in answer.content.decode()


def test_nothing_secret_is_among_the_shown_files() -> None:
    assert all(
        re.fullmatch(r"(project|mapmarkers|sketch|liveblog|frontend/static)/.+\.(py|js)", f) for f in shown_files()
    )
    assert "project/settings.py" not in shown_files()


def test_the_source_may_be_elsewhere(client: Client, settings: Any) -> None:
    settings.SOURCE_URL = "https://example.org/blob/main/{file}#L{line}"
    place = stops(client, "map")["services"]["marker.move"]
    assert place["url"] == f"https://example.org/blob/main/mapmarkers/services.py#L{place['line']}"


def test_a_line_that_is_gone_is_an_error_and_not_a_wrong_link() -> None:
    with pytest.raises(ValueError, match="has no line"):
        xray_places.script("realtime/room.js", "sendIt() {")
