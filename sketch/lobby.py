"""The lobby board, which is there from the start, with a drawing that invites to add to it."""

from typing import Any

from django.db import transaction

from project.realtime.identity import SYSTEM
from project.realtime.models import Room
from sketch import services
from sketch.lobby_drawing import drawing


def open_lobby(**_: Any) -> None:
    """Make the lobby if it is not there; called after each `migrate`, leaves an existing lobby alone."""
    with transaction.atomic():
        room, created = Room.objects.get_or_create(
            kind="sketch", slug="lobby", defaults={"title": "Lobby board", "public_role": Room.Role.EDITOR}
        )
        if created:
            services.items_change(room, by=SYSTEM, add=drawing())
