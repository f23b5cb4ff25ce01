"""Reading a liveblog: what is written comes by itself, and nothing that one reads is pushed away."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.blog_people import AtBlog
from tests.e2e.pages.blog_desk import BlogDesk

LOBBY = "/live/lobby/"
LONG = "Some words to fill the lines of an update, and then some more. " * 8


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    file = tmp_path / "drawing.png"
    Image.new("RGB", (900, 600), "teal").save(file)
    return file


def test_reader_sees_what_is_posted_changed_pinned_and_withdrawn(nora: BlogDesk, rosa: BlogDesk) -> None:
    nora.posts("The doors are open.")
    nora.posts("The first guests are here.")
    rosa.sees_first("The first guests are here.", "The doors are open.")

    nora.edits("The doors are open.")
    nora.writes("The doors are open, and it rains.", headline="Come in")
    nora.saves()
    rosa.sees("The doors are open, and it rains.", "Come in")
    expect(rosa.post("Come in").get_by_text("changed")).to_be_visible()

    nora.pins("Come in")
    expect(rosa.pinned.get_by_role("heading", name="Come in")).to_be_visible()
    rosa.sees_first("The first guests are here.")

    nora.deletes("The first guests are here.")
    rosa.sees_withdrawn(1)
    rosa.sees_not("The first guests are here.")
    rosa.reads("1 update")


def test_new_updates_wait_for_whoever_reads_farther_down(nora: BlogDesk, rosa: BlogDesk) -> None:
    for number in range(5):
        nora.posts(f"Number {number}. {LONG}")
    rosa.sees("Number 4.")
    before = rosa.scrolls_to("Number 1.")

    for word in ("Red", "Green", "Blue"):
        nora.posts(f"{word}. {LONG}")
    rosa.sees_waiting("3 new updates")
    rosa.sees_not("Blue.")
    rosa.sees_in_the_tab(r"^\(3\) New blog")
    assert abs(rosa.place_of("Number 1.") - before) < 1, "it jumped"

    rosa.shows_new("3 new updates")
    rosa.sees_first("Blue.", "Green.", "Red.", "Number 4.")
    expect(rosa.post("Blue.")).to_be_focused()
    rosa.sees_in_the_tab("^New blog")


def test_paused_page_waits_also_at_the_top(nora: BlogDesk, rosa: BlogDesk) -> None:
    rosa.button("Pause").click()
    nora.posts("The doors are open.")
    rosa.sees_waiting("1 new update")
    rosa.sees_not("The doors are open.")

    rosa.button("Go on").click()
    rosa.sees("The doors are open.")


def test_what_came_since_the_last_look_is_behind_the_bell(nora: BlogDesk, rosa: BlogDesk) -> None:
    nora.posts("The doors are open.")
    rosa.sees("The doors are open.")
    rosa.has_news(0)
    address = rosa.address
    rosa.closes_the_tab()
    nora.posts("The first guests are here.")

    rosa.opens(address)
    rosa.has_news(1)
    news = rosa.opens_the_bell()
    expect(news.get_by_role("button")).to_have_count(1)
    news.get_by_role("button", name="The first guests are here.").click()
    expect(rosa.post("The first guests are here.")).to_be_focused()
    rosa.has_news(0)


def test_reactions_count_for_everyone_and_can_be_taken_back(nora: BlogDesk, rosa: BlogDesk) -> None:
    nora.posts("The doors are open.")
    rosa.reacts("The doors", "👍")
    nora.sees_reaction("The doors", "👍, 1 person")
    nora.reacts("The doors", "👍")
    rosa.sees_reaction("The doors", "👍, 2 people, you too")

    rosa.reloads()
    rosa.sees_reaction("The doors", "👍, 2 people, you too")
    rosa.post("The doors").get_by_role("button", name="👍, 2 people, you too").click()
    nora.sees_reaction("The doors", "👍, 1 person, you too")


def test_picture_has_its_room_before_it_is_there(nora: BlogDesk, rosa: BlogDesk, drawing: Path) -> None:
    nora.posts(f"Below. {LONG}")
    rosa.sees("Below.")
    rosa.watches_shifts()
    nora.starts_writing("A drawing.")
    nora.adds_a_picture(drawing, shows="A green board")
    nora.publishes()

    picture = rosa.post("A drawing.").get_by_role("img", name=re.compile("A green board$"))
    expect(picture).to_be_visible()
    rosa.page.wait_for_function("(image) => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    assert rosa.shifts() == []


def test_page_stands_still_from_the_first_moment(at_blog: AtBlog) -> None:
    dora = at_blog("Dora", at=LOBBY)
    dora.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(dora.page.get_by_role("link", name="Load older updates")).to_be_in_viewport()
    dora.watches_shifts()
    assert dora.shifts() == []


def test_older_updates_links_and_key_moments(at_blog: AtBlog) -> None:
    dora = at_blog("Dora", at=LOBBY)
    articles = dora.feed.get_by_role("article")
    count = articles.count()
    dora.page.get_by_role("link", name="Load older updates").click()
    expect(articles.nth(count)).to_be_visible()
    expect(dora.page.get_by_role("link", name="Load older updates")).to_be_hidden()

    oldest = articles.last
    oldest.get_by_role("link").first.click()
    expect(dora.page).to_have_url(re.compile("#post-"))
    link = dora.page.url.replace("#post-", "?post=")
    dora.page.goto(link)
    expect(articles.first).to_have_attribute("data-post", link.partition("?post=")[2])
    dora.reads("These are older updates.")
    dora.page.get_by_role("link", name="To the newest").click()
    dora.is_in_the_room()

    moment = dora.page.get_by_role("navigation", name="Key moments").get_by_role("link").first
    moment.click()
    expect(dora.page.locator("article:focus").get_by_text("Key moment")).to_be_visible()
