"""The first steps: each example lives on its page, for two people, on a phone, by keyboard, without scripts."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.browsers import MakePerson
from tests.e2e.pages.steps import Steps
from tests.e2e.test_accessibility import LOOKS, is_accessible
from tests.e2e.test_phone import phone
from tests.web_process import WebProcess

SocketExamples = ("greeting", "echo", "who", "chat", "draw", "posts", "bell", "thumbnail", "divisor", "script")
MakeSteps = Callable[..., Steps]


@pytest.fixture
def steps(person: MakePerson, site: WebProcess) -> MakeSteps:
    """Brings somebody to the page; options as those of `person`."""
    return lambda name, **options: Steps(person(name, **options), site.url)


def test_what_one_does_the_other_sees(steps: MakeSteps) -> None:
    ana, ben = steps("Ana"), steps("Ben")
    words = f"Hello {uuid4()}"
    for slug in ("chat", "posts", "bell", "draw"):
        for one in (ana, ben):
            one.finds(slug)

    ana.writes("chat", words, "Send")
    ben.reads("chat", words)
    ana.writes("posts", f"{words}, saved", "Save")
    ben.reads("posts", f"{words}, saved")
    ana.presses("bell", "Ring")
    expect(ben.page.locator("[data-toasts]")).to_contain_text("rang the bell")
    ana.card("draw").locator("canvas").click()
    for one in (ana, ben):
        expect(one.card("draw").locator("[data-count]")).to_have_text("1 dot")

    ana.finds("script")
    ana.presses("script", "Run it")
    for slug in ("chat", "script"):
        ben.finds(slug)
    ben.reads("chat", "a script The doors are open.")


def test_each_example_answers(steps: MakeSteps) -> None:
    dora = steps("Dora")
    dora.comes_to("hello")
    dora.presses("hello", "Ask the function")
    dora.reads("hello", "Hello World")
    dora.finds("greeting")
    for button, count in (("View class", 1), ("View class", 1), ("Consumer", 1), ("Consumer", 2)):
        dora.writes("greeting", "Dora", button)
        dora.reads("greeting", f"Hello, Dora. I counted to {count}.")
    for form in ("The class", "The function"):
        dora.card("echo").get_by_role("radio", name=form).check()
        dora.finds("echo")
        dora.writes("echo", f"By {form}", "Say")
        dora.reads("echo", f"You said: By {form}")
    dora.finds("who")
    expect(dora.card("who").locator("[data-visits]")).to_have_text("1")

    dora.finds("thumbnail")
    dora.presses("thumbnail", "Send a painted one")
    dora.reads("thumbnail", "800 × 600")
    dora.reads("thumbnail", "160 × 120")
    dora.finds("divisor")
    dora.writes("divisor", "91", "Ask")
    dora.reads("divisor", "91 can be divided by 7.")
    dora.comes_to("clock")
    dora.presses("clock", "Start the clock")
    expect(dora.card("clock").locator("[data-time]")).not_to_contain_text("--")
    dora.presses("clock", "Stop the clock")
    dora.comes_to("routing")
    dora.writes("routing", "echo/", "Knock")
    dora.reads("routing", "echo/ leads to a consumer.")
    dora.writes("routing", "nowhere/", "Knock")
    dora.reads("routing", "nowhere/ leads to nobody.")


def test_one_draws_with_the_keyboard(steps: MakeSteps) -> None:
    dora = steps("Dora")
    dora.finds("draw").locator("canvas").focus()
    for key in ("Space", "ArrowRight", "ArrowDown", "Space"):
        dora.page.keyboard.press(key)
    expect(dora.card("draw").locator("[data-count]")).to_have_text("2 dots")
    dora.presses("draw", "Wipe my screen")
    expect(dora.card("draw").locator("[data-count]")).to_have_text("0 dots")


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_is_accessible(steps: MakeSteps, look: str) -> None:
    dora = steps("Dora", **LOOKS[look])
    for slug in SocketExamples:
        dora.finds(slug)
    dora.presses("bell", "Ring")
    dora.reads("bell", "rang")
    is_accessible(dora.page)


def test_nothing_is_cut_off_on_a_phone(steps: MakeSteps) -> None:
    dora = steps("Dora", **phone(360, 640))
    for slug in SocketExamples:
        dora.finds(slug)
    assert dora.page.evaluate("document.documentElement.scrollWidth") == 360
    too_small = dora.page.evaluate(
        """() => [...document.querySelectorAll("main button, main input:not([type=hidden], [type=radio], [type=file])")]
            .map((each) => each.getBoundingClientRect()).filter(({ height }) => height < 44).length"""
    )
    assert too_small == 0


def test_without_scripts_the_sources_are_read_and_a_post_is_saved(steps: MakeSteps) -> None:
    dora = steps("Dora", java_script_enabled=False)
    expect(dora.card("echo").locator("pre").first).to_contain_text('self.send(f"You said: {text_data}")')
    words = f"Saved {uuid4()}"
    dora.writes("posts", words, "Save")
    dora.reads("posts", words)
