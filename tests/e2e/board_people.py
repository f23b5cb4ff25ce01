"""People at a drawing board: Ada, who owns a new one, and Bob, who came by the link that lets him edit."""

from typing import Any, Protocol

import pytest

from tests.e2e.browsers import MakePerson
from tests.e2e.pages.board_sheets import Artist
from tests.web_process import WebProcess


class Draw(Protocol):
    def __call__(self, name: str, *, at: str = "", **options: Any) -> Artist: ...


@pytest.fixture
def artist(person: MakePerson, site: WebProcess) -> Draw:
    """Brings somebody to the board at an address, or to a new one of their own; options as those of `person`."""

    def arrive(name: str, *, at: str = "", **options: Any) -> Artist:
        artist = Artist(person(name, **options), name, site.url)
        if at:
            artist.opens(at)
        else:
            artist.makes_a_board()
        artist.takes_the_name(name)
        return artist

    return arrive


@pytest.fixture
def ada(artist: Draw) -> Artist:
    """The owner of a new, empty board."""
    return artist("Ada")


@pytest.fixture
def bob(artist: Draw, ada: Artist) -> Artist:
    """Somebody who came to Ada's board by the link that lets him edit."""
    return artist("Bob", at=ada.link("editor"))
