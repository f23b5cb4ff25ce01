"""A visitor of a room on a bare socket, which does only what a test tells it to: it may never read, or never stop."""

import json
import socket
from typing import Any, Self

from tests.server.peer import Peer

HANDSHAKE = (
    "GET /ws{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Version: 13\r\n\r\n"
)


class RawPeer:
    """Connected and welcomed in a room."""

    def __init__(self, port: int, path: str, cookie: str, receive_buffer: int = 0) -> None:
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(20)
        self.socket.connect(("127.0.0.1", port))
        self.socket.sendall(HANDSHAKE.format(path=path, port=port, cookie=cookie).encode())
        answer = self.socket.recv(4096)
        if b" 101 " not in answer:
            raise ConnectionError(answer[:100])
        self.send({"type": "hello", "since": None})

    def send(self, frame: dict[str, Any]) -> None:
        self.socket.sendall(Peer.frame(json.dumps(frame).encode()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
