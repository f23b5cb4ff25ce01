"""What the database says in the end: every fault test compares with it what its clients were told."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

import psycopg

from tests.client import Client

EVENTS = """
    SELECT event.seq, event.op FROM realtime_event AS event JOIN realtime_room AS room ON room.id = event.room_id
    WHERE room.kind = %s AND room.slug = %s ORDER BY event.seq
"""


class Truth(NamedTuple):
    """The stored events of a room, by number: the op of each."""

    ops: dict[int, str]

    @classmethod
    def of(cls, url: str, kind: str = "map", slug: str = "lobby") -> "Truth":
        with psycopg.connect(url) as database:
            rows: list[Any] = database.execute(EVENTS, [kind, slug]).fetchall()
        return cls(dict(rows))

    def lost(self, clients: Iterable[Client]) -> int:
        """How many commands were acknowledged and are not stored where the ack said."""
        return sum(self.ops.get(seq) != op for client in clients for op, seq in client.acked.items())

    def doubled(self, ops: Iterable[str]) -> int:
        """How many of these were done more than once."""
        counts = Counter(self.ops.values())
        return sum(counts[op] > 1 for op in ops)

    def missing(self, ops: Iterable[str]) -> int:
        """How many of these were never done."""
        return len({*ops} - {*self.ops.values()})

    def holes(self) -> int:
        """Numbers between the first and the last that no event has."""
        return max(self.ops) - min(self.ops) + 1 - len(self.ops) if self.ops else 0
