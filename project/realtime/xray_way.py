"""The way of one message through this process: when it passed each stop; kept only while somebody watches (xray.py)."""

from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from project.realtime.messages import Command
    from project.realtime.sockets import Socket
    from project.realtime.xray import Xray

Stops = list[dict[str, Any]]  # {"at": a stop's name, "ms": since the first one}


class Way:
    """One command's. Marked in the event loop and on a database thread; read in the event loop."""

    def __init__(self, xray: "Xray", origin: "Socket", command: "Command") -> None:
        self.origin = origin
        self.name: str = command.__struct_config__.tag  # type: ignore[assignment]  # our tags are strings
        self.op = command.op
        self.outcome = ""  # not answered yet
        self.seq: int | None = None  # of its event; None: nothing happened that others are told of
        self.event = ""  # its event's type, once that was written to the sockets
        self.told = False
        self._xray = xray
        self._marks = [("received", origin.came), ("checked", perf_counter())]

    def mark(self, at: str, when: float | None = None) -> None:
        self._marks.append((at, perf_counter() if when is None else when))

    def served(self, seq: int, appended: int) -> None:
        """The service is done, on a database thread; what it appended will come by as `seq`, once it is committed."""
        self.mark("served")
        if appended:
            self.seq = seq
            self._xray.ways[seq] = self

    def answered(self, outcome: str) -> None:
        self.mark("answered")
        self.outcome = outcome
        self._xray.settle(self)

    def has(self, at: str) -> bool:
        return any(passed == at for passed, _ in self._marks)

    def stops(self) -> Stops:
        return stops(self._marks)


def stops(marks: list[tuple[str, float]]) -> Stops:
    marks = sorted(marks, key=lambda mark: mark[1])
    return [{"at": at, "ms": round((when - marks[0][1]) * 1000, 3)} for at, when in marks]
