"""The page of the REST API: it loads under our own Content-Security-Policy, and what it offers works."""

from playwright.sync_api import expect

from tests.e2e.browsers import MakePerson
from tests.web_process import WebProcess


def test_rest_is_tried_out_in_the_browser(person: MakePerson, site: WebProcess) -> None:
    """Any refusal by the policy is an error on the console, and fails the test."""
    page = person("Dora")
    page.goto(f"{site.url}/api/docs/")
    page.get_by_role("button", name="POST /api/maps/{slug}/markers/", exact=True).click()
    page.get_by_placeholder("slug").fill("lobby")
    page.locator("textarea.body-param__text").fill('{"lat": 52.1, "lng": 5.1, "title": "Tried out"}')
    page.get_by_role("button", name="Execute").click()

    answer = page.locator(".live-responses-table")
    expect(answer.locator("tbody .response-col_status")).to_contain_text("201")
    expect(answer).to_contain_text("Tried out")
