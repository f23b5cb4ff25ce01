"""Commands about things of one sort that come together: the things are read once and written once (stop 6).

A command says by its `together` that it takes part: then its service finds what it is about with
`log.find_thing()`, changes it with `log.change()`, asks the database nothing else of it, and has
changed nothing when it refuses.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Manager, Model


class AtHand:
    """Some things of a room, while several commands change them."""

    def __init__(self, things: "Manager[Any]", ids: Iterable[UUID]) -> None:
        self._things = things
        self._by_id: dict[UUID, Model] = things.in_bulk([*ids])
        self._changed: dict[UUID, Model] = {}
        self._fields: set[str] = set()

    def get(self, id: UUID) -> Any:
        return self._by_id.get(id)

    def note(self, thing: Model, fields: Iterable[str]) -> None:
        """These fields are to be written."""
        self._changed[thing.pk] = thing
        self._fields.update(fields)

    def write(self) -> None:
        """One statement for all; nobody removes one of them meanwhile, since the room is locked."""
        if self._changed:
            self._things.bulk_create(
                self._changed.values(), update_conflicts=True, unique_fields=["id"], update_fields=sorted(self._fields)
            )
