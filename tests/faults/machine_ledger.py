"""What somebody of the state machine asked for, and how it was answered."""

from tests.faults.machine_replica import BLANK, DONE, Frame


class Ledger:
    """What one author asked for, and how it was answered."""

    def __init__(self) -> None:
        self.asked: dict[str, Frame] = {}  # op -> command
        self.acked: dict[str, int] = {}  # op -> seq
        self.refused: dict[str, str] = {}  # op -> code, of those that were refused for good

    def ask(self, command: Frame) -> str:
        op = str(len(self.asked) + 1)  # of each author the same ones: an op counts for its author alone
        self.asked[op] = command
        return op

    def ack(self, op: str, seq: int, *, duplicate: bool) -> None:
        if op in self.acked:
            assert duplicate, f"{op} was done twice"
            assert seq == self.acked[op], f"{op} was done at {self.acked[op]}, and at {seq}"
        self.acked[op] = seq
        self.refused.pop(op, None)  # what was refused may be done at a later try

    def refuse(self, op: str, code: str) -> None:
        assert op not in self.acked, f"{op} was acknowledged, then refused: {code}"
        self.refused[op] = code

    def verify(self, mine: list[Frame]) -> None:
        """Compare with all that has happened by this author."""
        happened = {event["op"]: event for event in mine}
        assert len(happened) == len(mine), "an op had two effects"
        for op, seq in self.acked.items():
            assert happened[op]["seq"] == seq, f"{op} was acknowledged as {seq}"
        for op, event in happened.items():
            assert op not in self.refused, f"{op} was refused ({self.refused[op]}), and done"
            assert event == {**event, **self._effect(op, event)}, f"{op} had another effect than was asked for"

    def _effect(self, op: str, event: Frame) -> Frame:
        command = self.asked[op]
        if command["type"] == "markers.change":
            assert {*event["removed"]} <= {*command.get("remove", [])}, "those that were there"
            return {"added": [*map(shortened, command.get("add", []))], "edited": command.get("edit", [])}
        return {**(BLANK if command["type"] == "marker.add" else {}), **command, "type": DONE[command["type"]]}


def shortened(marker: Frame) -> Frame:
    """As an event with several has it: without what is blank."""
    return {field: value for field, value in marker.items() if field not in BLANK or value != BLANK[field]}
