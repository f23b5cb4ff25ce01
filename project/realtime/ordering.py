"""Events in order or not at all: what arrives early waits for what is missing."""

from collections import deque
from collections.abc import Iterable

from project.realtime.events import CATCH_UP, Numbered


class Ordering:
    """The position in one room's log, and the last events that passed it."""

    def __init__(self, position: int) -> None:
        self.position = position
        self._recent: deque[Numbered] = deque(maxlen=CATCH_UP)
        self._ahead: dict[int, bytes] = {}

    def pass_on(self, events: Iterable[Numbered]) -> list[Numbered]:
        """Those of `events`, and of the ones that waited, which are next in line; repetitions are dropped."""
        self._ahead.update((seq, data) for seq, data in events if seq > self.position)
        passed: list[Numbered] = []
        while (data := self._ahead.pop(self.position + 1, None)) is not None:
            self.position += 1
            passed.append((self.position, data))
        self._recent.extend(passed)
        return passed

    @property
    def has_hole(self) -> bool:
        return bool(self._ahead)

    def restart(self, position: int) -> None:
        """Go on from `position`, when the log no longer holds what lies between."""
        self.position = position
        self._recent.clear()
        self._ahead = {seq: data for seq, data in self._ahead.items() if seq > position}

    def after(self, seq: int) -> list[Numbered] | None:
        """The events after `seq` up to the position; None if some are no longer at hand."""
        if seq >= self.position:
            return []
        if not self._recent or self._recent[0][0] > seq + 1:
            return None
        return [event for event in self._recent if event[0] > seq]
