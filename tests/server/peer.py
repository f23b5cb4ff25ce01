"""A WebSocket peer made of a bare socket, which does only what a test tells it to: it may not read, or not answer."""

import socket
import struct
from typing import Self


def handshake_for(path: str) -> bytes:
    return (
        f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


class Peer:
    """Text and close frames to and from the server."""

    def __init__(self, port: int, path: str, receive_buffer: int = 0, handshake: bool = True) -> None:
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(20)
        self.socket.connect(("127.0.0.1", port))
        self.socket.sendall(handshake_for(path))
        self.stream = self.socket.makefile("rb")
        if handshake:
            assert b" 101 " in self.stream.readline()
            while self.stream.readline() != b"\r\n":
                pass

    @staticmethod
    def frame(payload: bytes, opcode: int = 1) -> bytes:
        size = len(payload)
        if size < 126:
            header = bytes([0x80 | opcode, 0x80 | size])
        elif size < 65_536:
            header = bytes([0x80 | opcode, 0x80 | 126]) + struct.pack("!H", size)
        else:
            header = bytes([0x80 | opcode, 0x80 | 127]) + struct.pack("!Q", size)
        return header + b"\0\0\0\0" + payload  # a mask of zeros changes nothing

    def send(self, text: str) -> None:
        self.socket.sendall(self.frame(text.encode()))

    def receive(self) -> tuple[int, bytes]:
        """The next frame's opcode and payload; (-1, b"") at the end of the connection."""
        try:
            header = self.stream.read(2)
            if len(header) < 2:
                return -1, b""
            size = header[1]
            if size == 126:
                size = struct.unpack("!H", self.stream.read(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self.stream.read(8))[0]
            return header[0] & 0x0F, self.stream.read(size)
        except ConnectionResetError:
            return -1, b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()
        self.socket.close()


def half_a_post(port: int) -> socket.socket:
    """A request whose second half, `world`, is still to come."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhello")
    return connection


def rest(connection: socket.socket) -> bytes:
    """All that comes until the server closes the connection."""
    with connection.makefile("rb") as stream:
        return stream.read()
