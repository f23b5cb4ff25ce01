"""Row 16: forty payloads in every field that anyone can write, shown in Chromium: no script runs.

Once as it is, and once without the Content-Security-Policy, so that escaping itself is what is tested.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.conftest import MakeWeb
from tests.e2e.browsers import launch
from tests.faults.figures import Figures, exactly, seen
from tests.hostile.conftest import UNLIMITED
from tests.hostile.scene import Scene
from tests.hostile.scripts import LINKS, NAMES, NOTE_WHAT_RUNS, OPEN_EVERYTHING, PAYLOADS, READ_FEED
from tests.hostile.visitor import Visitor

ADMIN = ("realtime/room", "realtime/event", "mapmarkers/marker", "sketch/item", "liveblog/liveblogpost", "images/image",
         "firststeps/post", "auth/user")  # fmt: skip


@pytest.fixture(scope="module")
def scene(make_web: MakeWeb) -> Iterator[Scene]:
    scene = Scene(make_web(**UNLIMITED))
    yield scene
    scene.close()


@pytest.fixture(scope="module")
def staff(scene: Scene) -> Visitor:
    return scene.staff()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """For this file alone: where Playwright runs, no coroutine test can."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


class Eyes:
    """A browser's context that notes what ran, and what the policy refused."""

    def __init__(self, browser: Browser, visitor: Visitor, *, bypass_csp: bool) -> None:
        self.ran: list[str] = []
        self.refused: list[str] = []
        self.dialogs = self.pages = 0
        self.site = visitor.site
        self.context: BrowserContext = browser.new_context(bypass_csp=bypass_csp, accept_downloads=True)
        self.context.set_default_timeout(60_000)
        self.context.add_init_script(NOTE_WHAT_RUNS)
        self.context.on("console", self._hear)
        self.context.on("dialog", self._close)
        for cookie in visitor.jar:
            self.context.add_cookies([{"name": cookie.name, "value": cookie.value or "", "url": self.site.url}])

    def _hear(self, message: ConsoleMessage) -> None:
        if message.text.startswith("RAN "):
            self.ran.append(message.text[:300])
        if message.text.startswith("REFUSED "):
            self.refused.append(message.text[:300])

    def _close(self, dialog: Any) -> None:
        self.dialogs += 1
        dialog.dismiss()

    def look(self, path: str, *, poke: bool = False) -> Page:
        page = self.context.new_page()
        page.goto(self.site.url + path, wait_until="load")
        self.pages += 1
        if poke:
            page.wait_for_function("document.readyState === 'complete'")
            page.evaluate(OPEN_EVERYTHING)
        return page


def everything(eyes: Eyes, scene: Scene) -> None:
    """All pages on which any of it is shown."""
    watching = [eyes.look(room["path"]) for room in scene.rooms.values()]
    if not scene.written:
        scene.people_come()
        scene.write_everything()  # while those pages are open
    steps = eyes.look("/first-steps/")
    steps.set_viewport_size({"width": 1280, "height": 20_000})  # its examples begin when they are seen
    scene.write_on_the_first_steps()
    steps.reload()
    steps.wait_for_function("word => document.body.textContent.includes(word)", arg=PAYLOADS[-1])
    steps.close()
    for page in watching:
        page.wait_for_function("word => document.body.textContent.includes(word)", arg=PAYLOADS[-1])
        page.evaluate(OPEN_EVERYTHING)
        page.close()
    for kind, room in scene.rooms.items():
        path = room["path"]
        shown = eyes.look(path, poke=True)
        for name in ("P", "C", "L", "G", "B", "H"):  # people, chat, lists, what is new, history
            shown.keyboard.press(name)
            shown.evaluate(OPEN_EVERYTHING)
            shown.keyboard.press("Escape")
        search(shown)
        shown.close()
        eyes.look(f"{path}embed/?key={room['links']['viewer']}").close() if kind == "map" else None
    blog, board = scene.rooms["live"]["path"], scene.rooms["sketch"]["path"]
    for path in (
        f"{board[:-1]}.svg",
        f"{board[:-1]}.svg?theme=dark",
        "/",
        "/api/docs/",
    ):
        eyes.look(path).close()
    for payload in PAYLOADS[::8]:
        for path in (f"/{quote(payload, safe='')}/", f"{blog}?before={quote(payload)}&post={quote(payload)}",
                     f"/join/{quote(payload, safe='')}/", f"/oembed?url={quote(payload)}"):  # fmt: skip
            eyes.look(path).close()
    elsewhere(eyes, scene)


def search(page: Page) -> None:
    if (box := page.get_by_role("searchbox")).count() and box.first.is_visible():
        for payload in PAYLOADS[::5]:
            box.first.fill(payload)


def elsewhere(eyes: Eyes, scene: Scene) -> None:
    """In other people's pages and readers, which believe what we hand out as HTML."""
    reader = eyes.look("/metrics")  # plain words, whose policy lets it fetch from here
    entries = reader.evaluate(READ_FEED, f"{scene.rooms['live']['path']}feed.atom")
    assert len(entries) > len(PAYLOADS)
    room = scene.rooms["map"]
    address = quote(f"{eyes.site.url}/join/{room['links']['viewer']}/")
    embedded = reader.evaluate("async (path) => (await (await fetch(path)).json()).html", f"/oembed?url={address}")
    reader.goto("about:blank")
    for html in [*entries, embedded]:
        reader.evaluate("(html) => { document.body.innerHTML = html; }", html)
    reader.evaluate(OPEN_EVERYTHING)
    reader.close()


def imports(eyes: Eyes, scene: Scene) -> None:
    """Files whose names and contents are payloads, through the dialog that shows what is in them."""
    page = eyes.look(scene.rooms["map"]["path"])
    rows = "\n".join('x{0},1,"{0}","{0}","{0}","{0}"'.format(payload.replace('"', '""')) for payload in PAYLOADS)
    page.get_by_role("img", name="Online", exact=True).wait_for()  # before, nobody is asked for a file
    page.get_by_role("button", name="Menu", exact=True).click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Import markers").click()
    content = f"lat,lng,title,note,color,icon\n{rows}\n1,2,{PAYLOADS[4]},,{PAYLOADS[4]},{PAYLOADS[7]}\n"
    chooser.value.set_files({"name": f"{PAYLOADS[4]}.csv", "mimeType": "text/csv", "buffer": content.encode()})
    dialog = page.get_by_role("dialog", name="Import markers")
    dialog.get_by_role("button", name=re.compile("^Add 1")).wait_for()
    page.evaluate(OPEN_EVERYTHING)
    page.close()


def administration(eyes: Eyes) -> None:
    """The lists, searched for payloads, and the forms of what is in them."""
    for name in ADMIN:
        listed = eyes.look(f"/admin/{name}/?q={quote(PAYLOADS[24])}")
        listed.goto(f"{eyes.site.url}/admin/{name}/")
        links = listed.locator("#result_list th a").evaluate_all("links => links.slice(0, 12).map((one) => one.href)")
        for link in links:
            listed.goto(link)
            listed.goto(link.replace("/change/", "/delete/"))
        listed.close()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without it"])
def test_no_script_runs(scene: Scene, staff: Visitor, chromium: Browser, bypass_csp: bool, figures: Figures) -> None:
    eyes = Eyes(chromium, scene.owner, bypass_csp=bypass_csp)
    everything(eyes, scene)
    imports(eyes, scene)
    admin = Eyes(chromium, staff, bypass_csp=bypass_csp)
    administration(admin)
    form = "without the policy" if bypass_csp else "with the policy"
    figures.note(
        16, f"XSS payloads, {form}", f"{len(PAYLOADS) + len(LINKS)} in {scene.written:,} fields, {len(NAMES)} names",
        exactly("scripts run", [*eyes.ran, *admin.ran], []), exactly("dialogs", eyes.dialogs + admin.dialogs, 0),
        exactly("refused by the policy", [*eyes.refused, *admin.refused], []),
        exactly("not stored", scene.refused, []), seen("pages", eyes.pages + admin.pages),
    )  # fmt: skip
