"""The WebSocket frames within what a server sends, so that some of them can be swallowed."""

from collections.abc import Callable

UPGRADED = b"HTTP/1.1 101"
END = b"\r\n\r\n"


class ServerFrames:
    """Takes the bytes of one connection as they come; gives back those that may pass, by whole frames."""

    def __init__(self, passes: Callable[[bytes], bool]) -> None:
        self._passes = passes  # asked with each frame's payload
        self._rest = b""
        self._frames: bool | None = None  # None: the answer's head has not ended yet

    def keep(self, data: bytes) -> bytes:
        if self._frames is False:
            return data
        self._rest += data
        kept = b""
        if self._frames is None:
            kept, self._rest = self._head()
        return kept + b"".join(iter(self._next, None))

    def _head(self) -> tuple[bytes, bytes]:
        head, end, rest = self._rest.partition(END)
        if not end:
            return b"", self._rest
        self._frames = head.startswith(UPGRADED)
        return (head + end, rest) if self._frames else (self._rest, b"")

    def _next(self) -> bytes | None:
        """The next whole frame, empty if it is swallowed; None if there is none yet."""
        if not self._frames or len(self._rest) < 2:
            return None
        size, start = self._rest[1], 2
        if size >= 126:
            start = 4 if size == 126 else 10
            size = int.from_bytes(self._rest[2:start], "big")
        if len(self._rest) < start + size:
            return None
        frame, self._rest = self._rest[: start + size], self._rest[start + size :]
        return frame if self._passes(frame[start:]) else b""
