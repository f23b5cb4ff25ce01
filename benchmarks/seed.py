"""The rooms that the workloads use, in the database of the environment (`places.py` runs this file)."""

import os
import random
import uuid
from typing import Any

ROOMS = 200
ITEMS = 2000
POINTS = 30  # of each stroke


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    import django

    django.setup()
    from django.apps import apps

    from project.realtime.models import Room

    names = [f"room-{number}" for number in range(ROOMS)]
    Room.objects.bulk_create(
        Room(kind=kind, slug=slug, title=slug, public_role="editor")
        for kind, slugs in (("map", names), ("sketch", ["full", "room-0"]))
        for slug in slugs
    )
    if apps.is_installed("sketch"):  # earlier versions had no boards
        _draw(Room.objects.get(kind="sketch", slug="full"))


def _draw(board: Any) -> None:
    """A board with many strokes, of as many points as a word written by hand."""
    from sketch import strokes
    from sketch.models import Item

    chance = random.Random(1)
    Item.objects.bulk_create(
        [
            Item(
                id=uuid.UUID(int=chance.getrandbits(128), version=4),
                room=board, kind="pen", z=number, size=4,
                x=chance.randrange(6000), y=chance.randrange(4000), w=120, h=90,
                points=(points := strokes.encode(_wander(chance))),
                weight=len(points),
            )
            for number in range(ITEMS)
        ],
        500,
    )  # fmt: skip


def _wander(chance: random.Random) -> list[tuple[int, int]]:
    x = y = 0
    return [(x := x + chance.randrange(-2, 10), y := y + chance.randrange(-6, 7)) for _ in range(POINTS)]


if __name__ == "__main__":
    main()
