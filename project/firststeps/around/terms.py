"""What may be said to each example, how often, and whether everybody hears it; nothing else reaches its consumer."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from project.images import uploads
from project.realtime.messages import encode
from project.realtime.refusals import Refused

PICTURE_BYTES = 100_000
PICTURE_PIXELS = 4_000_000

Message = dict[str, Any]
Admit = Callable[[Message], Message]  # the frame as the consumer gets it, or `Refused`
Said = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^(?=[\s\S]*\S)[^\x00]*\Z")]
Part = Annotated[float, Meta(ge=0, le=1)]  # of the canvas's width or height


class Line(Struct, forbid_unknown_fields=True):
    text: Said


class Point(Struct, forbid_unknown_fields=True):
    x: Part
    y: Part


class Question(Struct, forbid_unknown_fields=True):
    number: Annotated[int, Meta(ge=2, le=1_000_000_000)]


@dataclass(frozen=True)
class Terms:
    """`everybody`: each message goes to all that have this example open, and takes as much effort."""

    admit: Admit
    per_second: float = 5
    everybody: bool = False
    effort: int = 1  # in messages of the plainest kind; see `sockets.EFFORT`


def text(message: Message) -> Message:
    """Plain text, not too long."""
    try:
        words = msgspec.convert(message.get("text"), Said)
    except msgspec.ValidationError:
        raise Refused("invalid", "Say something, in at most 200 characters.") from None
    return {"type": "websocket.receive", "text": words}


def json(shape: type[Struct]) -> Admit:
    """One JSON object of this shape; it goes on as it was understood."""
    decoder = msgspec.json.Decoder(shape)

    def admit(message: Message) -> Message:
        try:
            return {"type": "websocket.receive", "text": encode(decoder.decode(message.get("text") or "")).decode()}
        except (msgspec.MsgspecError, RecursionError) as failure:
            raise Refused("invalid", f"{failure}.") from None

    return admit


def picture(message: Message) -> Message:
    """A small JPEG or PNG picture, looked at as every upload is."""
    data = message.get("bytes") or b""
    if len(data) > PICTURE_BYTES:
        raise Refused("too_large", f"A picture may have {PICTURE_BYTES // 1000} kB here.")
    size = uploads.check(BytesIO(data), len(data))
    if size.width * size.height > PICTURE_PIXELS:
        raise Refused("too_large", f"A picture may have {PICTURE_PIXELS // 1_000_000} megapixels here.")
    return {"type": "websocket.receive", "bytes": data}


def nothing(message: Message) -> Message:
    raise Refused("read_only", "This one only speaks.")


TERMS = {
    "greeting/": Terms(text),
    "echo/": Terms(text),
    "echo-function/": Terms(text),
    "who/": Terms(nothing),
    "chat/": Terms(json(Line), per_second=1, everybody=True),
    "draw/": Terms(json(Point), per_second=40, everybody=True),
    "posts/": Terms(nothing),
    "notifications/": Terms(nothing),
    "thumbnail/": Terms(picture, per_second=0.5, effort=500),
    "divisor/": Terms(json(Question), per_second=2, effort=30),
}
