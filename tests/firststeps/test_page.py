"""The page shows each example beside the file that it is, and no file is longer than a slide."""

import html
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from project.firststeps.around import chapters
from project.firststeps.around.chapters import Chapter
from project.firststeps.around.examples import EXAMPLES, Example
from project.firststeps.around.terms import TERMS
from project.firststeps.routing import websocket_urlpatterns

pytestmark = pytest.mark.django_db

FOLDER = settings.BASE_DIR / "project" / "firststeps"
LONGEST = 25  # lines
NO_EXAMPLES = {"apps.py"}
FILES = {
    path.relative_to(FOLDER)
    for path in [*FOLDER.glob("*.py"), *FOLDER.glob("management/commands/*.py")]
    if path.name not in NO_EXAMPLES and not path.name.startswith("__")
}


@pytest.fixture
def page(client: Client) -> str:
    return client.get("/first-steps/").content.decode()


@pytest.mark.parametrize("file", sorted(FILES), ids=str)
def test_every_file_is_short_and_shown_as_it_is(page: str, file: Path) -> None:
    text = (FOLDER / file).read_text()
    assert len(text.splitlines()) <= LONGEST
    [listing] = re.findall(rf'aria-label="project/firststeps/{file}"><code>(.*?)</code></pre>', page, re.DOTALL)
    assert html.unescape(re.sub(r"</?span[^>]*>", "", listing)).strip() == text.strip()
    assert '<span class="code-' in listing


def test_the_examples_have_no_other_files() -> None:
    assert {Path(file) for example in EXAMPLES for file in example.files} == FILES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.slug)
def test_each_example_has_its_card_its_script_and_its_chapter(page: str, example: Example) -> None:
    assert f'id="{example.slug}" data-example="{example.slug}"' in page
    assert f'href="#{example.slug}"' in page
    assert f'href="/docs/tutorial/{example.chapter.name}.html"' in page
    assert (settings.BASE_DIR / f"frontend/static/firststeps/{example.slug}.js").is_file()


@pytest.mark.parametrize(
    "chapter", [each for each in vars(chapters).values() if isinstance(each, Chapter)], ids=lambda each: each.name
)
def test_each_chapter_is_there_under_its_title(chapter: Chapter) -> None:
    text = (settings.BASE_DIR / f"docs/tutorial/{chapter.name}.md").read_text()
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    assert title
    assert re.sub(r"^\d+[.:]? *|`", "", title[1]) == chapter.title


def test_nothing_on_the_page_needs_an_exception_from_the_security_policy(page: str) -> None:
    assert not re.search(r'\sstyle="|\son[a-z]+="|<style', page)
    assert all(' src="' in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_every_route_has_its_terms() -> None:
    assert {str(route.pattern) for route in websocket_urlpatterns} == set(TERMS)


def test_a_page_is_counted_in_the_session_and_has_a_name_for_its_guest(client: Client) -> None:
    for visits in (1, 2):
        client.get("/first-steps/")
        assert client.session["first_steps"] == visits
    assert client.session["guest"]["name"]


def test_the_home_page_leads_here(client: Client) -> None:
    assert 'href="/first-steps/"' in client.get("/").content.decode()
