"""Many things in events of a bearable size."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from project.realtime.messages import encode

BYTES = 60_000  # of JSON in one event, and so of one frame

T = TypeVar("T")


def chunks(entries: Iterable[T], most: int) -> Iterator[list[T]]:
    """The same in lists of at most `most`, none of them with more than `BYTES` unless a single one has."""
    chunk: list[T] = []
    room = BYTES
    for one in entries:
        size = len(encode(one)) + 1
        if chunk and (size > room or len(chunk) == most):
            yield chunk
            chunk, room = [], BYTES
        chunk.append(one)
        room -= size
    if chunk:
        yield chunk
