"""A script without a browser changes a room over REST, and whoever has it open sees that."""

import json
import urllib.request
from typing import Any

from tests.e2e.pages.visitor import Visitor


def ask(visitor: Visitor, method: str, path: str, **fields: Any) -> dict[str, Any]:
    """What `curl -X METHOD` with the room's edit link does."""
    key = visitor.link("editor").removeprefix("/join/").rstrip("/")
    slug = visitor.address.split("/")[2]
    request = urllib.request.Request(
        f"{visitor.site}/api/maps/{slug}/{path}",
        json.dumps(fields).encode(),
        {"Authorization": f"Link {key}", "Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        told: dict[str, Any] = json.load(answer)
        return told


def test_a_script_adds_and_moves_a_marker_in_open_browsers(ana: Visitor, ben: Visitor) -> None:
    marker = ask(ana, "POST", "markers/", lat=48.2, lng=16.4, title="Café")
    ana.sees("Café")
    ben.sees("Café")

    ask(ana, "PATCH", f"markers/{marker['id']}/", lat=40.4, lng=-3.7)
    ana.opens_marker("Café")
    ana.sheet.get_by_text("40.4").wait_for()
    ben.opens_marker("Café")
    ben.sheet.get_by_text("40.4").wait_for()
