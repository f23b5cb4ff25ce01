"""Where a crowd may go, and what it says when it cannot get in."""

import http.server
import re
import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from project.realtime.crowd.door import Closed, enter, own_machine
from tests.conftest import MakeWeb
from tests.processes import free_port


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"room": "map:nowhere"}, "There is no room at"),
        ({"room": "lobby"}, "“lobby” is no room. Write kind:name"),
        ({"link": "/join/gone/"}, "the link does not work any more"),
        ({"link": "/"}, "does not lead to a room"),
    ],
)
def test_a_wrong_room_is_told_in_one_line(web: MakeWeb, options: dict[str, str], said: str) -> None:
    url = web().url
    if "link" in options:
        options = {"link": url + options["link"]}
    with pytest.raises(CommandError, match=re.escape(said)):
        call_command("crowd", url=url, **options)


def test_nothing_answers() -> None:
    with pytest.raises(CommandError, match="Nothing answers at http"):
        call_command("crowd", url=f"http://127.0.0.1:{free_port()}")


@pytest.mark.parametrize(
    "url", ["http://example.org", "http://192.168.0.7:8000", "https://10.0.0.1", "http://0.0.0.0:1"]
)
def test_a_crowd_comes_to_its_own_machine_only(url: str) -> None:
    with pytest.raises(CommandError, match="only comes to this machine"):
        call_command("crowd", url=url)
    with pytest.raises(CommandError, match="only comes to this machine"):
        call_command("crowd", link=f"{url}/join/x/")


@pytest.mark.parametrize(
    "url", ["localhost:8000", "ftp://localhost", "http://", "http://localhost:port", "http://[::1"]
)
def test_a_wrong_address_is_told(url: str) -> None:
    with pytest.raises(Closed, match="is no address"):
        own_machine(url)


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://127.0.0.2", "https://[::1]:8443"])
def test_loopback_addresses(url: str) -> None:
    assert own_machine(f"{url}/map/lobby/") == url


def test_a_redirect_leads_them_nowhere_else() -> None:
    class Away(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", "http://192.0.2.1/map/lobby/")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Away) as server:
        threading.Thread(target=server.handle_request).start()
        with pytest.raises(Closed, match="leads elsewhere"):
            enter(f"http://127.0.0.1:{server.server_port}/map/lobby/")
