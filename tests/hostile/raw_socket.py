"""A WebSocket whose frames are made by hand, right or wrong."""

import os
import socket
import struct
from collections.abc import Iterator
from typing import Self

from tests.web_process import WebProcess

TEXT, BINARY, CLOSE, PING, PONG, GO_ON = 1, 2, 8, 9, 10, 0
FIN, RSV1, RSV2, RSV3 = 0x80, 0x40, 0x20, 0x10
PATIENCE = 20  # seconds


def frame(payload: bytes, opcode: int = TEXT, *, flags: int = FIN, masked: bool = True, size: bytes = b"") -> bytes:
    """One frame (RFC 6455, section 5.2); `size`: the length as it is not."""
    length = len(payload)
    if not size:
        if length < 126:
            size = bytes([length])
        elif length < 65_536:
            size = b"\x7e" + struct.pack("!H", length)
        else:
            size = b"\x7f" + struct.pack("!Q", length)
    head = bytes([flags | opcode, size[0] | (0x80 if masked else 0)]) + size[1:]
    if not masked:
        return head + payload
    mask = os.urandom(4)
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def handshake(site: WebProcess, path: str = "/ws/map/lobby/", more: str = "") -> bytes:
    address = site.url.removeprefix("http://")
    return (
        f"GET {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: {site.url}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{more}\r\n"
    ).encode("latin-1")


class RawSocket:
    """An open socket in a room, that has said nothing yet."""

    def __init__(self, site: WebProcess, path: str = "/ws/map/lobby/") -> None:
        self.socket = socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE)
        self.stream = self.socket.makefile("rb")
        self.socket.sendall(handshake(site, path))
        status = self.stream.readline()
        assert b" 101 " in status, status
        while self.stream.readline() != b"\r\n":
            pass

    def send(self, data: bytes) -> bool:
        """Whether anybody takes it (any more)."""
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        return True

    def frames(self) -> Iterator[tuple[int, bytes]]:
        """All that comes until the end: opcodes and payloads."""
        try:
            while head := self.stream.read(2):
                size = head[1]
                if size == 126:
                    size = struct.unpack("!H", self.stream.read(2))[0]
                elif size == 127:
                    size = struct.unpack("!Q", self.stream.read(8))[0]
                yield head[0] & 15, self.stream.read(size)
        except ConnectionError:
            pass

    def until(self, words: bytes) -> bool:
        """Whether a frame with these words comes before the end."""
        return any(words in payload for _, payload in self.frames())

    def close_code(self) -> int:
        """What the server says in the end; 1006 if it goes without a word."""
        closes = [payload for opcode, payload in self.frames() if opcode == CLOSE]
        return struct.unpack("!H", closes[0][:2])[0] if closes and len(closes[0]) >= 2 else 1006

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()
        self.socket.close()
