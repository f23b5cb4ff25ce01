"""One Chromium for all browser tests, and a context of their own for each person in it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    WebError,
    expect,
    sync_playwright,
)

from tests.web_process import WebProcess

PATIENCE = 15_000  # milliseconds that a locator or an expectation waits for what it names
PICTURES = Path("test-results")
FAILED = pytest.StashKey[bool]()
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]
# Says as a console error what the browser refused by the Content-Security-Policy.
REPORT_REFUSALS = """document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`Content-Security-Policy: ${event.violatedDirective} refused ${event.blockedURI}`);
});"""


class MakePerson(Protocol):
    def __call__(self, name: str, *, expected_errors: str | None = None, **context_options: Any) -> Page: ...


# For this folder alone: Playwright's event loop keeps running between tests, and coroutine tests cannot start
# theirs while it does.


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    expect.set_options(timeout=PATIENCE)
    yield browser
    browser.close()


def launch(playwright: Playwright) -> Browser:
    """Playwright's own Chromium if it was fetched, otherwise the machine's."""
    own = playwright.chromium.executable_path
    path = own if Path(own).exists() else shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "Chromium is not installed: `make test` installs it."
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS + as_root)


class Browsers:
    """Contexts that are kept, since an empty cache costs a second per page; each is swept before its next person."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: dict[str, list[Page]] = {}

    def lend(self, options: dict[str, Any]) -> Page:
        if free := self._free.get(repr(options)):
            return free.pop()
        context = self._chromium.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(REPORT_REFUSALS)
        return context.new_page()

    def take_back(self, context: BrowserContext, options: dict[str, Any], origin: str) -> None:
        for page in context.pages:
            page.close()
        context.set_offline(False)
        context.clear_cookies()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb"})
        session.detach()
        self._free.setdefault(repr(options), []).append(page)


@pytest.fixture(scope="package")
def browsers(chromium: Browser) -> Browsers:
    return Browsers(chromium)


@pytest.fixture
def person(request: pytest.FixtureRequest, browsers: Browsers, site: WebProcess) -> Iterator[MakePerson]:
    """Gives each person a browser context and a page; the test fails if a console of theirs showed an error.

    `expected_errors` is a pattern of console errors that belong to the test, such as a refused connection
    while the server is away. Other options are those of Playwright's `new_context()`.
    """
    complaints: list[str] = []
    contexts: list[tuple[str, BrowserContext]] = []
    with ExitStack() as ends:

        def make(name: str, *, expected_errors: str | None = None, **context_options: Any) -> Page:
            def hear(text: str) -> None:
                if not (expected_errors and re.search(expected_errors, text)):
                    complaints.append(f"{name}: {text}")

            page = browsers.lend(context_options)
            ends.callback(browsers.take_back, page.context, context_options, site.url)
            ends.enter_context(listening(page.context, hear))
            contexts.append((name, page.context))
            return page

        yield make
        if request.node.stash.get(FAILED, False):
            take_pictures(request.node.name, contexts)
    assert not complaints, "\n".join(complaints)


@contextmanager
def listening(context: BrowserContext, hear: Callable[[str], None]) -> Iterator[None]:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            hear(f"{message.text} ({message.location.get('url', '')})")

    def on_error(failure: WebError) -> None:
        hear(f"{failure.error}\n{failure.error.stack or ''}")

    context.on("console", on_console)
    context.on("weberror", on_error)
    yield
    context.remove_listener("console", on_console)
    context.remove_listener("weberror", on_error)


def take_pictures(test: str, contexts: list[tuple[str, BrowserContext]]) -> None:
    """Leave what each person saw at the failure in test-results/."""
    PICTURES.mkdir(exist_ok=True)
    for name, context in contexts:
        for number, page in enumerate(context.pages, start=1):
            page.screenshot(path=PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', test.lower())}-{name}-{number}.png")
