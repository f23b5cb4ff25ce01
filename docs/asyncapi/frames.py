"""What the server says: its frames, as typed structs. Nothing on the site needs them; a test holds each frame to them.

What a client says is described by the structs that decode it: `project/realtime/messages.py`, each app's `messages.py`.
"""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType

from docs.asyncapi.events import AnyEvent
from docs.asyncapi.states import State
from project.realtime.refusals import Code

Role = Literal["owner", "editor", "viewer"]


class Said(Struct, tag_field="type", forbid_unknown_fields=True, kw_only=True):
    """Anything that the server sends."""


class Person(Struct, forbid_unknown_fields=True):
    """Somebody in the room."""

    id: str
    name: str
    color: str
    role: Role


class RoomFacts(Struct, forbid_unknown_fields=True):
    """What is said of the room itself."""

    slug: str
    title: str
    kind: Literal["map", "sketch", "live"]
    frozen: bool
    mode: Literal["open", "add"]


class Limits(Struct, forbid_unknown_fields=True):
    """What a client should keep to: per second, and in bytes. `tick` is in seconds."""

    commands_per_second: float
    live_per_second: float
    frame_bytes: int
    tick: float


class Welcome(Said, tag="welcome"):
    """You are in, or begin anew: it takes the place of all that you have. Events go on after `seq`."""

    seq: int
    head: int
    state: State | None
    you: Person
    room: RoomFacts
    limits: Limits
    version: str


class Events(Said, tag="events"):
    """Stored events, contiguous and in order, for everyone including the sender."""

    events: list[AnyEvent]


class Ack(Said, tag="ack"):
    """Your command is committed; `duplicate`: it had been before."""

    op: str
    seq: int
    duplicate: bool


class LiveFrame(Said, tag="live"):
    """Live updates of others, each as it was sent, with `by`; at most one frame per tick."""

    updates: list[dict[str, Any]]


class People(Said, tag="people"):
    """Who is here: at most 100 of them, and how many there are."""

    people: list[Person]
    total: int


class You(Said, tag="you"):
    """Your name, colour or role changed."""

    you: Person


class Error(Said, tag="error"):
    """Something was refused, or could not be done just now; `detail` is a sentence for a person."""

    code: Code
    detail: str
    op: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    retry_after: float | UnsetType = UNSET


class Pong(Said, tag="pong"):
    """The answer to `ping`."""


class Reconnect(Said, tag="reconnect"):
    """The server is going away: come back after so many seconds."""

    after: float


class Stop(Struct, forbid_unknown_fields=True):
    """Where a message has been, and how many milliseconds after it came."""

    at: str
    ms: float


class Xray(Said, tag="xray", rename={"source": "from"}):
    """Under the hood: the way of one message, measured. Only after `xray.watch`."""

    of: Literal["command", "event", "live"]
    name: str
    by: str
    stops: list[Stop]
    source: Literal["here", "layer", "database"] | UnsetType = UNSET
    op: str | UnsetType = UNSET
    outcome: str | UnsetType = UNSET
    seq: int | UnsetType = UNSET


class XrayRoom(Said, tag="xray.room"):
    """Under the hood: the channel layer, the processes and what was lost and repaired. Only after `xray.watch`."""

    layer: dict[str, str]
    processes: list[dict[str, Any]]
    counts: dict[str, int]
    details: dict[str, Any] | UnsetType = UNSET


FRAMES = (Welcome, Events, Ack, LiveFrame, People, You, Error, Pong, Reconnect, Xray, XrayRoom)

CLOSE_CODES = {
    1012: ("The server restarts.", "after the time that its `reconnect` said"),
    1013: ("The server could not let you in just now.", "with back-off"),
    4403: ("You may not enter, or may no longer be here.", "no"),
    4404: ("There is no such room.", "no"),
    4408: ("Too slow: nothing was read for too long, or no `hello` came.", "with back-off"),
    4413: ("A frame was too large.", "with back-off"),
    4429: ("Flooding, or too many connections.", "after 5 s or more"),
}

ERRORS: dict[Code, str] = {
    "invalid": "Not a frame of this protocol, or not a possible value; `detail` says what.",
    "forbidden": "Your role, or a lock, does not allow it.",
    "not_found": "There is no such thing (any more).",
    "held": "Somebody else is moving it, or has changed it.",
    "rate_limited": "Too much at once: again after `retry_after`.",
    "too_large": "The frame is longer than `limits.frame_bytes`, or the room is full.",
    "read_only": "The room is frozen.",
    "failed": "It could not be stored just now: again after `retry_after`.",
    "hello_first": "The first frame must be `hello`.",
}
