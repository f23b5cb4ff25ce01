"""Make a map, put a marker on it, and move it: `python rest.py http://localhost:8000`. Needs nothing but Python."""

import json
import sys
import urllib.request
from typing import Any

site = sys.argv[1]


def ask(method: str, path: str, body: dict[str, Any] | None = None, **headers: str) -> Any:
    request = urllib.request.Request(f"{site}/api{path}", method=method)
    request.add_header("Content-Type", "application/json")
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    with urllib.request.urlopen(request, json.dumps(body).encode() if body else None) as answer:
        return json.load(answer)


# Whoever makes a room owns it: the answer has its three links.
room = ask("POST", "/rooms/", {"kind": "map", "title": "Cafés"})
keys = {link["role"]: link["key"] for link in room["links"]}
print("Open", room["links"][0]["url"], "in a browser to look on.")

# The key of a link says what you may do. Sent again with the same Idempotency-Key, this is done once.
marker = ask(
    "POST",
    f"/maps/{room['slug']}/markers/",
    {"lat": 52.09, "lng": 5.12, "title": "Best coffee"},
    Authorization=f"Link {keys['editor']}",
    Idempotency_Key="my-first-marker",
)
print("Added", marker["title"], marker["id"])

# Everybody who has the map open sees it move.
moved = ask(
    "PATCH",
    f"/maps/{room['slug']}/markers/{marker['id']}/",
    {"lng": 5.13},
    Authorization=f"Link {keys['editor']}",
)
print("Moved to", moved["lat"], moved["lng"])
