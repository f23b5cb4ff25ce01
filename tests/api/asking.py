"""Those who ask over REST in these tests: scripts with a link's key, browsers, and somebody unknown."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from project.realtime import links
from project.realtime.models import Room

CAFE: dict[str, Any] = {"lat": 52.09, "lng": 5.12, "title": "Café"}


class Asker:
    """Speaks JSON; answers are `(status, body)`."""

    def __init__(self, client: Client | None = None, **headers: str) -> None:
        self.client = client or Client()
        self.headers = headers

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        answer = self.answer(method, path, body, **headers)
        return answer.status_code, json.loads(answer.content) if answer.content else None

    def answer(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        given = {name.replace("_", "-"): value for name, value in (self.headers | headers).items()}
        content = "" if body is None and method in {"GET", "DELETE"} else json.dumps(body)
        answer: Any = self.client.generic(
            method, f"/api{path}", content, content_type="application/json", headers=given
        )
        return HttpResponse(answer.content, status=answer.status_code, headers=answer.headers)

    def get(self, path: str, **headers: str) -> tuple[int, Any]:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        return self.ask("POST", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        return self.ask("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> tuple[int, Any]:
        return self.ask("DELETE", path, **headers)


def script(room: Room, role: str = "editor") -> Asker:
    """A script that was given the link of this role."""
    return Asker(Authorization=f"Link {links.keys_of(room)[role]}")


def browser(room: Room, role: str = "editor", **options: Any) -> Asker:
    """A browser that followed the link of this role."""
    client = Client(**options)
    client.get(f"/join/{links.keys_of(room)[role]}/")
    return Asker(client)


def markers(room: Room, rest: str = "") -> str:
    """The path of a map's markers."""
    return f"/maps/{room.slug}/markers/{rest}"
