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
    "markers.change": "markers.changed",
    "room.rename": "room.renamed",
    "room.freeze": "room.frozen",
    "chat.say": "chat.said",
}
ASKED = {event: command for command, event in DONE.items()} | {"added": "add", "edited": "edit", "removed": "remove"}


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
            case "markers.changed":
                self._change(**{name: event[name] for name in ("added", "edited", "removed")})
            case "room.renamed":
                self.title = event["title"]
            case "room.frozen":
                self.frozen = event["frozen"]
            case "chat.said":
                assert event["seq"] not in self.chat, f"line {event['seq']} was in the snapshot already"
                self.chat[event["seq"]] = event["text"]
            case other:
                raise AssertionError(f"Nobody asked for {other}.")

    def _change(self, added: list[Frame], edited: list[Frame], removed: list[str]) -> None:
        for id in removed:
            del self.markers[id]
        for changes in edited:
            self.markers[changes["id"]].update(changes)
        for marker in added:
            assert marker["id"] not in self.markers, "it was there already"
            self.markers[marker["id"]] = {**BLANK, **marker}

    def verdict(self, role: str, command: Frame) -> str:
        """The code of the refusal that this command has to get here; "" if it has to be done."""
        if beyond_the_pole(command):
            return "invalid"
        if role == "viewer" or (command["type"] == "room.freeze" and role != "owner"):
            return "forbidden"
        if self.frozen and role != "owner":
            return "read_only"
        if command["type"] == "markers.change":
            return self._change_verdict(command.get("add", []), command.get("edit", []), command.get("remove", []))
        return self._marker_verdict(command) if "id" in command else ""

    def _change_verdict(self, add: list[Frame], edit: list[Frame], remove: list[str]) -> str:
        ids = [*(one["id"] for one in add), *(one["id"] for one in edit), *remove]
        if len({*ids}) < len(ids):
            return "invalid"
        fixed = [one["id"] for one in edit if one.get("locked") is not False and one.keys() != {"id", "locked"}]
        if any(self.markers[id]["locked"] for id in [*fixed, *remove] if id in self.markers):
            return "forbidden"
        if any(one["id"] not in self.markers for one in edit):
            return "not_found"
        return "invalid" if any(one["id"] in self.markers for one in add) else ""

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


def beyond_the_pole(command: Frame) -> bool:
    return any(abs(one.get("lat", 0)) > 90 for one in [command, *command.get("add", []), *command.get("edit", [])])
