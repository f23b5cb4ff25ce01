"""A server-to-client frame: encoded once, then the same bytes for every socket (stop 8)."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from project.realtime.messages import encode


class Frame:
    """One JSON text frame; `wire` is the whole WebSocket frame (RFC 6455, section 5.2: final, text, unmasked)."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload

    @classmethod
    def of(cls, type: str, **fields: Any) -> "Frame":
        return cls(encode({"type": type, **fields}))

    @classmethod
    def events(cls, events: Iterable[bytes]) -> "Frame":
        return cls(b'{"type":"events","events":[' + b",".join(events) + b"]}")

    @classmethod
    def live(cls, updates: Iterable[bytes]) -> "Frame":
        return cls(b'{"type":"live","updates":[' + b",".join(updates) + b"]}")

    @cached_property
    def text(self) -> str:
        return self.payload.decode()

    @cached_property
    def wire(self) -> bytes:
        length = len(self.payload)
        if length < 126:
            header = bytes((0x81, length))
        elif length < 65_536:
            header = b"\x81\x7e" + length.to_bytes(2, "big")
        else:
            header = b"\x81\x7f" + length.to_bytes(8, "big")
        return header + self.payload
