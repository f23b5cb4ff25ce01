"""A liveblog as its editors write it."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.pages.blog_page import BlogPage


class BlogDesk(BlogPage):
    @property
    def form(self) -> Locator:
        return self.page.locator("form.post-form")

    def starts_writing(self, text: str, headline: str = "") -> None:
        self.page.get_by_role("button", name="What is happening?").click()
        self.writes(text, headline)

    def writes(self, text: str, headline: str = "") -> None:
        if headline:
            self.form.get_by_label("Headline").fill(headline)
        self.form.get_by_label("Text of the update").fill(text)

    def posts(self, text: str, headline: str = "") -> None:
        self.starts_writing(text, headline)
        self.publishes()
        expect(self.post(text).get_by_text("Waiting to be sent")).to_be_hidden()

    def publishes(self) -> None:
        self.form.get_by_role("button", name="Publish", exact=True).click()
        expect(self.form).to_have_count(0)

    def turns_on(self, flag: str) -> None:
        self.form.get_by_role("button", name=flag, exact=True).click()

    def adds_a_picture(self, file: Path, shows: str) -> None:
        self.form.get_by_label("Choose pictures").set_input_files(file)
        expect(self.form.get_by_text("It is stored.")).to_be_visible()
        self.form.get_by_label("What the picture shows").fill(shows)

    def saves_the_draft(self) -> None:
        self.form.get_by_role("button", name="Save draft").click()
        self.sees_toast("The draft is stored.")

    def opens_drafts(self) -> Locator:
        self.button("Menu").click()
        self.button("Drafts and scheduled D").click()
        return self.page.get_by_role("complementary", name="Drafts and scheduled")

    def edits(self, text: str) -> None:
        self.post(text).get_by_role("button", name="Edit").click()
        expect(self.form).to_be_visible()

    def saves(self) -> None:
        self.form.get_by_role("button", name="Save", exact=True).click()
        expect(self.form).to_have_count(0)

    def pins(self, text: str) -> None:
        self.post(text).get_by_role("button", name="Pin to the top").click()

    def deletes(self, text: str) -> None:
        self.post(text).get_by_role("button", name="Delete").click()

    def is_told_in_the_form(self, words: str) -> None:
        expect(self.form.get_by_role("alert")).to_contain_text(words)
