"""A map as the wire protocol explains it: what the state machine holds every client, and the server, to."""

from collections.abc import Iterable
from typing import Any, Self

from mapmarkers.models import Marker
from project.realtime.models import Event, Room

Frame = dict[str, Any]

MARKER = ("id", "lat", "lng", "title", "note", "color", "icon", "locked")
BLANK = {"title": "", "note": "", "color": "", "icon": "", "locked": False}
DONE = {
    "marker.add": "marker.added",
    "marker.move": "marker.moved",
    "marker.edit": "marker.edited",
    "marker.remove": "marker.removed",
    "marker.lock": "marker.locked",
    "room.rename": "room.renamed",
    "room.freeze": "room.frozen",
    "chat.say": "chat.said",
}
ASKED = {event: command for command, event in DONE.items()}


class Replica:
    """A room's state at some seq: a snapshot, and the events after it."""

    def __init__(self, seq: int, title: str, frozen: bool, markers: Iterable[Frame], chat: Iterable[Frame]) -> None:
        self.seq = seq
        self.title = title
        self.frozen = frozen
        self.markers = {marker["id"]: {field: marker[field] for field in MARKER} for marker in markers}
        self.chat = {line["seq"]: line["text"] for line in chat}

    @classmethod
    def of_welcome(cls, frame: Frame) -> Self:
        room, state = frame["room"], frame["state"]
        return cls(frame["seq"], room["title"], room["frozen"], state["markers"], state["chat"])

    @classmethod
    def of_database(cls, room_id: int) -> Self:
        """What is true, read without the services, while nobody writes."""
        room = Room.objects.get(pk=room_id)
        markers = [{**marker, "id": str(marker["id"])} for marker in Marker.objects.filter(room=room).values(*MARKER)]
        chat = Event.objects.filter(room=room, type="chat.said").values_list("seq", "data")
        lines = [{"seq": seq, "text": data["text"]} for seq, data in chat]
        return cls(room.seq, room.title, room.frozen, markers, lines)

    def apply(self, event: Frame) -> None:
        """One step; AssertionError or KeyError for an event that cannot follow on this state."""
        assert event["seq"] == self.seq + 1, f"{event['seq']} after {self.seq}: a hole, or one twice"
        self.seq += 1
        match event["type"]:
            case "marker.added":
                self.markers[event["id"]] = {field: event[field] for field in MARKER}
            case "marker.moved" | "marker.edited" | "marker.locked":
                self.markers[event["id"]].update({field: event[field] for field in MARKER if field in event})
            case "marker.removed":
                del self.markers[event["id"]]
            case "room.renamed":
                self.title = event["title"]
            case "room.frozen":
                self.frozen = event["frozen"]
            case "chat.said":
                assert event["seq"] not in self.chat, f"line {event['seq']} was in the snapshot already"
                self.chat[event["seq"]] = event["text"]
            case other:
                raise AssertionError(f"Nobody asked for {other}.")

    def verdict(self, role: str, command: Frame) -> str:
        """The code of the refusal that this command has to get here; "" if it has to be done."""
        if abs(command.get("lat", 0)) > 90:
            return "invalid"
        if role == "viewer" or (command["type"] == "room.freeze" and role != "owner"):
            return "forbidden"
        if self.frozen and role != "owner":
            return "read_only"
        return self._marker_verdict(command) if "id" in command else ""

    def _marker_verdict(self, command: Frame) -> str:
        marker = self.markers.get(command["id"])
        if command["type"] == "marker.add":
            return "invalid" if marker else ""
        if marker is None:
            return "not_found"
        return "forbidden" if marker["locked"] and command["type"] != "marker.lock" else ""

    def seen_from(self, seq: int) -> Frame:
        """To be compared; without the lines of the chat up to `seq`, which were pruned with the log."""
        return {**vars(self), "chat": {line: text for line, text in self.chat.items() if line > seq}}


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
            assert event == {**event, **self._effect(op)}, f"{op} had another effect than was asked for"

    def _effect(self, op: str) -> Frame:
        command = self.asked[op]
        return {**(BLANK if command["type"] == "marker.add" else {}), **command, "type": DONE[command["type"]]}
