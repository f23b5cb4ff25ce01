"""How browsers send pictures in the tests."""

from typing import Any

from django.test import Client

from project.realtime import links
from project.realtime.models import Room
from tests.images.pictures import sent


def browser(room: Room, role: str = "editor", **options: Any) -> Client:
    """A browser that came by the link of this role."""
    client = Client(**options)
    client.get(f"/join/{links.keys_of(room)[role]}/")
    return client


def send(room: Room, content: bytes, *, client: Client | None = None, **fields: Any) -> tuple[int, dict[str, Any]]:
    form = {"file": sent(content, fields.pop("name", "photo.png")), **fields}
    answer = (client or browser(room)).post(f"{room.get_absolute_url()}images/", form)
    return answer.status_code, answer.json()
