"""What somebody left on one thing of a room: the fields that they were the last to write, and what was there before."""

from collections.abc import Sequence
from typing import Any

Thing = dict[str, Any]

_NEVER = object()  # what a field was before its thing was there for the first time


class Trace:
    """Follows one thing through the events; some are chosen, the others are somebody else's."""

    def __init__(self, together: Sequence[tuple[str, ...]] = ()) -> None:
        self._group = {field: group for group in together for field in group}  # such as the two of a place
        self._last: Thing = {}  # as it is, or as it was before it was removed
        self._before: dict[tuple[str, ...], Thing] = {}  # of the fields that a chosen event was the last to write
        self._was_there: bool | None = None  # before chosen events added or removed it; None: they did neither
        self._alone = False  # nobody else has changed it since a chosen event added it

    def follow(self, before: Thing | None, after: Thing | None, *, chosen: bool, counts: bool) -> None:
        old = before if before is not None else self._last
        new = after if after is not None else old
        changed = {self._group.get(name, (name,)) for name in new if new[name] != old.get(name, _NEVER)}
        if chosen:
            for fields in changed:
                self._before.setdefault(fields, {name: old.get(name, _NEVER) for name in fields})
        elif counts:
            for fields in changed:
                self._before.pop(fields, None)
        if (before is None) != (after is None):
            self._come_or_go(before is not None, chosen)
        elif changed and counts and not chosen:
            self._alone = False
        self._last = dict(new)

    def _come_or_go(self, was_there: bool, chosen: bool) -> None:
        if not chosen:
            self._was_there = None
        elif self._was_there is None:
            self._was_there = was_there
        self._alone = chosen and not was_there

    def before(self, now: Thing | None) -> Thing | None:
        """What the thing should be; `now`, where nothing is to be taken back."""
        there = now is not None if self._was_there is None else self._was_there
        if now is not None and not there:
            return None if self._alone else now  # they added it; but others have made it theirs, too
        if not there:
            return None
        known = {name: value for old in self._before.values() for name, value in old.items() if value is not _NEVER}
        return {**self._last, **known}
