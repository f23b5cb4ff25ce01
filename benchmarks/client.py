"""A WebSocket client that costs little, so that the load is not what is measured (RFC 6455)."""

import asyncio
from collections.abc import Callable
from typing import cast

OnText = Callable[[bytes], None]

_KEY = "dGhlIHNhbXBsZSBub25jZQ=="  # any will do: nothing here is cached


class Client(asyncio.Protocol):
    """One socket to a server on this machine; calls `on_text` with each message."""

    def __init__(self, port: int, path: str, on_text: OnText) -> None:
        loop = asyncio.get_running_loop()
        self.on_text = on_text
        self.bytes_in = 0
        self.opened: asyncio.Future[None] = loop.create_future()
        self.closed: asyncio.Future[None] = loop.create_future()
        self._rest = b""
        self._request = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {_KEY}\r\n\r\n"
        ).encode()
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(f"The server hung up: {self._rest[:200]!r}"))
        if not self.closed.done():
            self.closed.set_result(None)

    def send(self, payload: bytes, opcode: int = 1) -> None:
        """Send one frame of less than 64 KiB; the mask is all zeros, which changes nothing."""
        size = len(payload)
        length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
        self._transport.write(bytes((0x80 | opcode,)) + length + b"\0\0\0\0" + payload)

    def close(self) -> None:
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        self.bytes_in += len(data)
        data = self._rest + data if self._rest else data
        if not self.opened.done():
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            if b" 101 " not in head[:16]:
                self._rest = head
                self._transport.abort()
                return
            self.opened.set_result(None)
        self._rest = self._frames(data)

    def _frames(self, data: bytes) -> bytes:
        """Take the complete frames out of `data`; returns what is left."""
        at, end = 0, len(data)
        while end - at >= 2:
            start, size = at + 2, data[at + 1]
            if size >= 126:
                width = 2 if size == 126 else 8
                size = int.from_bytes(data[start : start + width], "big")
                start += width
            if end - start < size:
                break
            opcode = data[at] & 0x0F
            if opcode == 1:
                self.on_text(data[start : start + size])
            elif opcode == 9:
                self.send(data[start : start + size], opcode=10)
            at = start + size
        return data[at:]


async def connect(port: int, path: str, on_text: OnText) -> Client:
    """Open a socket; ConnectionError if the server refuses it."""
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(lambda: Client(port, path, on_text), "127.0.0.1", port)
    await client.opened
    return client
