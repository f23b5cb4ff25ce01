"""A socket whose frames leave as server-sent events: the body of an HTTP answer that does not end (stop 8)."""

from functools import lru_cache

import msgspec

from project.realtime.frames import Frame
from project.realtime.sockets import Queued, Socket


class Said(msgspec.Struct):
    """What of a frame, or of an event in it, decides how it is written."""

    type: str
    seq: int | None = None
    events: list[msgspec.Raw] = []
    after: float = 0


@lru_cache(maxsize=16)  # encoded once for all streams, as for all sockets
def as_sse(frame: Frame) -> bytes:
    """The frame as server-sent events: each stored event by itself, with its seq for an id."""
    said = msgspec.json.decode(frame.payload, type=Said)
    match said.type:
        case "events":
            return b"".join(_message(bytes(event)) for event in said.events)
        case "error":  # EventSource has an "error" of its own
            return b"event: ended\ndata: " + frame.payload + b"\n\n"
        case "reconnect":
            return f"retry: {round(said.after * 1000)}\nevent: reconnect\ndata: ".encode() + frame.payload + b"\n\n"
        case "welcome":
            return _message(frame.payload)
    return f"event: {said.type}\ndata: ".encode() + frame.payload + b"\n\n"


def _message(payload: bytes) -> bytes:
    said = msgspec.json.decode(payload, type=Said)
    return f"id: {said.seq}\nevent: {said.type}\ndata: ".encode() + payload + b"\n\n"


class Stream(Socket):
    """A socket that is the body of an HTTP answer."""

    _out: Queued  # there is no direct way to the transport

    def put(self, frame: Frame) -> None:
        self._put(as_sse(frame))
        if frame.payload.startswith(b'{"type":"reconnect"'):
            self.close(0)

    def ping(self) -> None:
        self._put(b": ping\n\n")

    def close(self, code: int) -> None:
        """End the answer, after what waits; an HTTP answer has no code for why."""
        self._put(b"", more=False)

    def _put(self, body: bytes, *, more: bool = True) -> None:
        self._out.put({"type": "http.response.body", "body": body, "more_body": more})
