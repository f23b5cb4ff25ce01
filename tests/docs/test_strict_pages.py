"""What the theme writes into the pages is moved to files, so that the site's policy lets it work."""

import re
from pathlib import Path

import pytest

from docs.strict_pages import Page

BUILT = """<!doctype html><html><head><title>Page</title></head>
<body><script>document.body.dataset.theme = "auto";</script><style>body { color: red }</style>
<svg style="display: none;"><path style="opacity: 50%" class="leaf" d="M 1 1"/></svg>
<p style="opacity: 50%">text</p><pre>&lt;p style="color: blue"&gt;</pre><script src="a.js"></script></body></html>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_static").mkdir()
    (tmp_path / "tutorial").mkdir()
    for page in (tmp_path / "index.html", tmp_path / "tutorial/page.html"):
        page.write_text(BUILT)
        Page(page, tmp_path).make_strict()
    return tmp_path


def test_nothing_inline_is_left(root: Path) -> None:
    text = (root / "index.html").read_text()
    assert not re.search(r"<script>|<style|<\w[^>]* style=", text)
    assert '&lt;p style="color: blue"&gt;' in text, "what is shown as code stays"


def test_what_was_inline_is_in_files_that_the_page_names(root: Path) -> None:
    page = root / "tutorial/page.html"
    names = re.findall(r'(?:src|href)="(\.\./_static/inline-[^"?]+)', page.read_text())
    contents = [(page.parent / name).read_text() for name in names]
    assert 'document.body.dataset.theme = "auto";' in contents
    assert "body { color: red }" in contents
    assert any("{opacity: 50%}" in content for content in contents)


def test_an_element_keeps_its_class_and_gets_that_of_its_style(root: Path) -> None:
    (both,) = re.findall(r'<path class="([^"]+)" d="M 1 1"/>', (root / "index.html").read_text())
    style, leaf = both.split()
    assert leaf == "leaf"
    assert f'<p class="{style}">text</p>' in (root / "index.html").read_text()


def test_a_page_that_is_strict_already_stays_as_it_is(root: Path) -> None:
    before = (root / "index.html").read_text()
    Page(root / "index.html", root).make_strict()
    assert (root / "index.html").read_text() == before
