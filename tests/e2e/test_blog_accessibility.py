"""The liveblog for everybody: axe finds nothing, keys lead from update to update, and it fits a small phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.blog_people import AtBlog
from tests.e2e.pages.blog_desk import BlogDesk
from tests.e2e.test_accessibility import LOOKS, is_accessible
from tests.e2e.test_phone import phone

LOBBY = "/live/lobby/"


@pytest.mark.parametrize("look", LOOKS)
def test_reading_and_writing_are_accessible(at_blog: AtBlog, look: str) -> None:
    dora = at_blog("Dora", at=LOBBY, **LOOKS[look])
    is_accessible(dora.page)
    dora.opens_the_bell()
    is_accessible(dora.page)

    dora.makes_a_blog()
    is_accessible(dora.page)
    dora.starts_writing("Something *new*.", headline="News")
    dora.turns_on("Quote")
    dora.turns_on("Link")
    dora.form.get_by_role("button", name="Publish later").click()
    is_accessible(dora.page)
    dora.form.get_by_label("What was said").fill("Indeed.")
    dora.publishes()
    dora.sees("Something new.")
    dora.edits("Something new.")
    is_accessible(dora.page)


def test_keys_lead_from_update_to_update(at_blog: AtBlog) -> None:
    dora = at_blog("Dora", at=LOBBY)
    articles = dora.page.get_by_role("article")
    dora.presses("j")
    expect(articles.nth(0)).to_be_focused()
    dora.presses("j")
    expect(articles.nth(1)).to_be_focused()
    dora.presses("PageDown")
    expect(articles.nth(2)).to_be_focused()
    dora.presses("PageUp", "k")
    expect(articles.nth(0)).to_be_focused()


def test_feed_tells_where_each_update_stands_and_how_many_there_are(nora: BlogDesk, rosa: BlogDesk) -> None:
    nora.posts("The doors are open.")
    nora.posts("The first guests are here.")
    rosa.sees("The first guests are here.")
    for text, position in {"The first guests": "1", "The doors": "2"}.items():
        expect(rosa.post(text)).to_have_attribute("aria-posinset", position)
        expect(rosa.post(text)).to_have_attribute("aria-setsize", "2")
    rosa.is_told("New update: The first guests are here.")
    expect(rosa.page.get_by_role("status").filter(has_text=re.compile("^2 updates$"))).to_be_visible()


def test_everything_fits_a_small_phone(at_blog: AtBlog) -> None:
    dora = at_blog("Dora", at=LOBBY, **phone(360, 640))
    fits = "document.scrollingElement.scrollWidth <= innerWidth"
    assert dora.page.evaluate(fits)
    dora.makes_a_blog()
    dora.starts_writing("Something new.")
    dora.turns_on("Quote")
    dora.form.get_by_role("button", name="Publish later").click()
    assert dora.page.evaluate(fits)
    outside = """() => [...document.querySelectorAll(".bar > *, .post-form button, .post-form input")]
      .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth)
      .map((node) => node.outerHTML.slice(0, 80))"""
    assert dora.page.evaluate(outside) == []
