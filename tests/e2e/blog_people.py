"""Those who meet at a liveblog: who writes it, and who reads along."""

from typing import Any, Protocol

import pytest

from tests.e2e.browsers import MakePerson
from tests.e2e.pages.blog_desk import BlogDesk
from tests.web_process import WebProcess


class AtBlog(Protocol):
    def __call__(self, name: str, *, at: str = "", before: str = "", **options: Any) -> BlogDesk: ...


@pytest.fixture
def at_blog(person: MakePerson, site: WebProcess) -> AtBlog:
    """Brings somebody to a blog at an address, or to a new one of their own; `before`: a script that runs first."""

    def at_blog(name: str, *, at: str = "", before: str = "", **options: Any) -> BlogDesk:
        page = BlogDesk(person(name, **options), name, site.url)
        if before:
            page.page.add_init_script(before)
        if at:
            page.opens(at)
        else:
            page.makes_a_blog()
        return page

    return at_blog


@pytest.fixture
def nora(at_blog: AtBlog) -> BlogDesk:
    """The owner of a new, empty blog."""
    return at_blog("Nora")


@pytest.fixture
def rosa(at_blog: AtBlog, nora: BlogDesk) -> BlogDesk:
    """A reader of Nora's blog."""
    return at_blog("Rosa", at=nora.link("viewer"))
