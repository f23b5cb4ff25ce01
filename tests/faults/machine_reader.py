"""What one person of the state machine hears, and what the protocol allows to be heard."""

from project.realtime.refusals import TEMPORARY
from tests.faults.machine_ledger import Ledger
from tests.faults.machine_replica import Frame, Replica


class Reader:
    """Believes what it is told, and complains about whatever the protocol does not allow."""

    def __init__(self) -> None:
        self.id = ""
        self.replica: Replica | None = None
        self.snapshots = 0
        self.saw: dict[int, Frame] = {}
        self.ledger = Ledger()
        self.outbox: dict[str, Frame] = {}  # op -> command, while there is no final answer
        self.unanswered = 0  # on this connection
        self.failures = 0  # answers of the kind "try again"
        self.joining = False  # between hello and welcome
        self.dragged: dict[tuple[str, float], float] = {}  # (by, its connection) -> the last number heard
        self.turned_down: list[Frame] = []  # live updates

    def read(self, frame: Frame) -> None:
        match frame:
            case {"type": "welcome"}:
                self._on_welcome(frame)
            case {"type": "events", "events": events} if not self.joining:  # else they come again
                self._on_events(events)
            case {"type": "ack", "op": op, "seq": seq, "duplicate": duplicate}:
                self.unanswered -= 1
                self.ledger.ack(op, seq, duplicate=duplicate)
                self.outbox.pop(op, None)
            case {"type": "error", "op": op, "code": code}:
                self.unanswered -= 1
                self._on_refusal(op, code)
            case {"type": "error"}:
                self.turned_down.append(frame)
            case {"type": "live", "updates": updates}:
                self._on_live(updates)

    def _on_welcome(self, frame: Frame) -> None:
        self.joining = False
        self.id = frame["you"]["id"]
        if frame["state"] is None:
            assert self.replica, "a newcomer needs a snapshot"
            assert frame["seq"] == self.replica.seq, "it goes on from somewhere else than was asked for"
        else:
            assert not self.replica or frame["seq"] >= self.replica.seq, "back into the past"
            self.replica = Replica.of_welcome(frame)
            self.snapshots += 1

    def _on_events(self, events: list[Frame]) -> None:
        assert self.replica
        for told in events:
            event = {name: value for name, value in told.items() if name not in {"who", "at"}}
            self.replica.apply(event)
            assert self.saw.setdefault(event["seq"], event) == event, "the same number, another event"

    def _on_refusal(self, op: str, code: str) -> None:
        if code in TEMPORARY:
            self.failures += 1
        else:
            self.outbox.pop(op, None)
            self.ledger.refuse(op, code)

    def _on_live(self, updates: list[Frame]) -> None:
        for update in updates:
            if update["type"] == "marker.drag":  # else a release, when the sender has gone
                key = (update["by"], update["lat"])
                assert update["lng"] > self.dragged.get(key, 0), "live updates of one sender out of order"
                self.dragged[key] = update["lng"]
