"""Writing a liveblog: drafts stay here, two editors do not overwrite each other, and no text is lost."""

import pytest
from playwright.sync_api import expect

from tests.e2e.blog_people import AtBlog
from tests.e2e.pages.blog_desk import BlogDesk

AWAY = "WebSocket connection to|ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def omar(at_blog: AtBlog, nora: BlogDesk) -> BlogDesk:
    """The second editor of Nora's blog, on a train."""
    return at_blog("Omar", at=nora.link("editor"), expected_errors=AWAY)


def test_draft_never_shows_to_readers_until_it_is_published(nora: BlogDesk, rosa: BlogDesk) -> None:
    frames: list[str] = []
    rosa.socket.on("framereceived", lambda frame: frames.append(str(frame)))
    nora.starts_writing("A secret so far.")
    nora.saves_the_draft()
    nora.posts("For everyone.")
    rosa.sees("For everyone.")
    assert "secret" not in "".join(frames)
    assert "secret" not in rosa.page.content()

    drafts = nora.opens_drafts()
    drafts.get_by_role("button", name="Publish now").click()
    rosa.sees("A secret so far.")
    expect(drafts.get_by_text("Nothing here.")).to_be_visible()


def test_scheduled_update_waits_among_the_drafts(nora: BlogDesk) -> None:
    nora.starts_writing("Good evening.")
    nora.form.get_by_role("button", name="Publish later").click()
    nora.form.get_by_role("button", name="Schedule").click()
    nora.sees_toast("It is scheduled")

    drafts = nora.opens_drafts()
    expect(drafts.get_by_text("Scheduled", exact=True)).to_be_visible()
    expect(drafts.get_by_text("comes out")).to_be_visible()
    expect(nora.feed.get_by_text("Good evening.")).to_have_count(0)


def test_second_editor_is_told_and_nothing_is_overwritten(nora: BlogDesk, omar: BlogDesk) -> None:
    nora.posts("The doors are open.")
    omar.edits("The doors are open.")
    omar.writes("What Omar wrote.")
    nora.edits("The doors are open.")
    nora.writes("What Nora wrote.")
    nora.saves()

    omar.is_told_in_the_form("has changed this meanwhile. Theirs:")
    omar.is_told_in_the_form("What Nora wrote.")
    expect(omar.form.get_by_label("Text of the update")).to_have_value("What Omar wrote.")
    omar.button("Keep mine").click()
    omar.saves()
    nora.sees("What Omar wrote.")


def test_change_that_came_too_late_is_given_back(nora: BlogDesk, omar: BlogDesk) -> None:
    nora.posts("The doors are open.")
    omar.edits("The doors are open.")
    omar.writes("What Omar wrote.")
    omar.loses_the_network()
    omar.reads("You are offline.")
    omar.saves()
    expect(omar.post("What Omar wrote.").get_by_text("Waiting to be sent")).to_be_visible()
    nora.edits("The doors are open.")
    nora.writes("What Nora wrote.")
    nora.saves()
    nora.sees("What Nora wrote.")

    omar.has_the_network_again()
    omar.is_told_in_the_form("What Nora wrote.")
    expect(omar.form.get_by_label("Text of the update")).to_have_value("What Omar wrote.")
    omar.button("Take theirs").click()
    expect(omar.form.get_by_label("Text of the update")).to_have_value("What Nora wrote.")


def test_deleted_update_can_be_taken_back(nora: BlogDesk, rosa: BlogDesk) -> None:
    nora.posts("The doors are open.")
    rosa.sees("The doors are open.")
    nora.deletes("The doors are open.")
    rosa.sees_withdrawn(1)

    nora.takes_it_back("The update is deleted.")
    rosa.sees("The doors are open.")
    rosa.sees_withdrawn(0)


def test_text_outlives_the_tab(nora: BlogDesk) -> None:
    nora.starts_writing("Half a sentence", headline="News")
    nora.presses("Escape")
    expect(nora.button("Go on writing: News N")).to_be_visible()
    nora.reloads()

    nora.button("Go on writing: News N").click()
    expect(nora.form.get_by_label("Text of the update")).to_have_value("Half a sentence")
    nora.form.get_by_label("Text of the update").press("Control+Enter")
    nora.sees("Half a sentence")
    expect(nora.button("What is happening? N")).to_be_visible()


def test_update_written_offline_is_sent_when_the_network_is_back(omar: BlogDesk, rosa: BlogDesk) -> None:
    omar.loses_the_network()
    omar.reads("You are offline.")
    omar.starts_writing("From the tunnel.")
    omar.publishes()
    expect(omar.post("From the tunnel.").get_by_text("Waiting to be sent")).to_be_visible()

    omar.has_the_network_again()
    rosa.sees("From the tunnel.")
    expect(omar.post("From the tunnel.").get_by_text("Waiting to be sent")).to_be_hidden()
    expect(omar.post("From the tunnel.")).to_have_count(1)


def test_others_see_that_somebody_writes(nora: BlogDesk, rosa: BlogDesk) -> None:
    nora.page.get_by_role("button", name="What is happening?").click()
    nora.form.get_by_label("Text of the update").press_sequentially("So")
    rosa.reads("is writing…")


def test_marks_and_the_preview(nora: BlogDesk) -> None:
    nora.starts_writing("loud")
    text = nora.form.get_by_label("Text of the update")
    text.press("Control+a")
    nora.button("Bold").click()
    expect(text).to_have_value("**loud**")
    nora.button("Preview").click()
    expect(nora.form.get_by_role("region", name="Preview").locator("strong")).to_have_text("loud")
