"""Who is at work: the author of the changes that `save()`, `delete()` and their like make meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from project.realtime.identity import SYSTEM, Author

_author: ContextVar[Author] = ContextVar("author", default=SYSTEM)


@contextmanager
def acting(by: Author) -> Iterator[None]:
    """Have everything in this block done by `by`: what Django saves for us takes no argument (the admin)."""
    token = _author.set(by)
    try:
        yield
    finally:
        _author.reset(token)


def author() -> Author:
    return _author.get()
