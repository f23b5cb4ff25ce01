"""The documentation as readers have it: the theme's scripts and styles work under the site's own policy."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import MakeWeb
from tests.e2e.browsers import MakePerson

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "index.md": "# Roomful\n\n```{toctree}\nlearn/relay\n```\n",
    "learn/relay.md": "# The relay\n\nIt passes on what happened.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages, one of them in a folder, made by the project's own `conf.py`."""
    place = tmp_path_factory.mktemp("docs")
    for name, text in PAGES.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text)
    command = [sys.executable, "-m", "sphinx", "--quiet", "-c", str(ROOT / "docs"), str(place), str(place / "html")]
    subprocess.run(command, cwd=ROOT, check=True)
    return place / "html"


@pytest.fixture
def reader(person: MakePerson, web: MakeWeb, built: Path) -> Page:
    """Somebody on the second page; any refusal by the policy is an error on the console, and fails the test."""
    page = person("Rae")
    page.goto(f"{web(DOCS_ROOT=str(built)).url}/docs/learn/relay.html")
    expect(page.get_by_role("heading", name="The relay")).to_be_visible()
    return page


def test_what_a_reader_looks_for_is_found(reader: Page) -> None:
    reader.get_by_role("textbox", name="Search").fill("happened")
    reader.get_by_role("textbox", name="Search").press("Enter")
    reader.get_by_role("main").get_by_role("link", name="The relay").first.click()
    expect(reader).to_have_url(re.compile("/docs/learn/relay.html"))


def test_the_dark_theme_is_kept_from_page_to_page(reader: Page) -> None:
    body = reader.locator("body")
    reader.get_by_role("button", name="Toggle Light / Dark / Auto color theme").locator("visible=true").first.click()
    chosen = body.get_attribute("data-theme")
    assert chosen in {"light", "dark"}
    reader.get_by_role("link", name="Roomful").first.click()
    expect(body).to_have_attribute("data-theme", str(chosen))
