"""Reading a liveblog where something is missing: no WebSocket gets through, or there is no JavaScript."""

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e.blog_people import AtBlog
from tests.e2e.browsers import MakePerson
from tests.e2e.pages.blog_desk import BlogDesk
from tests.web_process import WebProcess

WITHOUT_SOCKETS = "delete window.WebSocket"


def test_page_without_websockets_reads_by_events(at_blog: AtBlog, nora: BlogDesk, person: MakePerson) -> None:
    nora.posts("The doors are open.")
    page = person("Sam")
    page.add_init_script(WITHOUT_SOCKETS)
    sam = BlogDesk(page, "Sam", nora.site)
    page.goto(nora.site + nora.link("viewer"))
    sam.reads_by_a_fallback()
    sam.sees("The doors are open.")

    nora.posts("The first guests are here.")
    sam.sees_first("The first guests are here.", "The doors are open.")
    nora.deletes("The doors are open.")
    sam.sees_withdrawn(1)


def test_blocked_socket_is_not_needed_and_what_is_sent_waits_for_it(nora: BlogDesk, person: MakePerson) -> None:
    nora.posts("The doors are open.")
    blocked: list[WebSocketRoute] = []

    def block(route: WebSocketRoute) -> None:
        blocked.append(route)
        route.close()

    page: Page = person("Sam")
    page.route_web_socket("**/ws/**", block)
    page.goto(nora.site + nora.link("viewer"))
    sam = BlogDesk(page, "Sam", nora.site)
    sam.reads_by_a_fallback()
    assert len(blocked) == 2

    sam.reacts("The doors", "👍")
    sam.sees_reaction("The doors", "👍, 1 person, you too")
    sam.reads("Your change is kept.")
    nora.posts("The first guests are here.")
    sam.sees("The first guests are here.")


def test_page_without_javascript_is_read_by_reloading(nora: BlogDesk, person: MakePerson, site: WebProcess) -> None:
    nora.posts("The doors are open.", headline="It begins")
    page = person("Tom", java_script_enabled=False)
    page.goto(site.url + nora.link("viewer"))
    expect(page.get_by_role("heading", name="It begins")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("button")).to_have_count(0)

    nora.posts("The first guests are here.")
    page.get_by_role("link", name="Reload for updates").click()
    expect(page.get_by_role("article").first).to_contain_text("The first guests are here.")


def test_older_pages_are_links_without_javascript(person: MakePerson, site: WebProcess) -> None:
    page = person("Tom", java_script_enabled=False)
    page.goto(f"{site.url}/live/lobby/")
    page.get_by_role("link", name="Load older updates").click()
    expect(page.get_by_text("These are older updates.")).to_be_visible()
    expect(page.get_by_role("article").first).to_be_visible()
    page.get_by_role("link", name="To the newest").click()
    expect(page.get_by_text("These are older updates.")).to_be_hidden()


def test_embedded_blog_reads_along(nora: BlogDesk, person: MakePerson, site: WebProcess) -> None:
    page = person("Uma")
    page.goto(f"{site.url}/live/lobby/embed/")
    expect(page.get_by_role("feed")).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_role("article").first.get_by_role("link").first).to_have_attribute("target", "_top")
