"""Row 10 of the faults: clocks that are a day off, or set while a page is open, put nothing out of order."""

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.pages.visitor import Visitor
from tests.faults.figures import Figures, exactly

HERE, THERE, ELSEWHERE = (500, 400), (700, 520), (350, 250)
LINES = ("One", "Two", "Three", "Four")
DAYS = """
globalThis.daysOff = DAYS;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    given.length ? super(...given) : super(Date.now());
  }
  static now() {
    return RealDate.now() + globalThis.daysOff * 86_400_000;
  }
};
"""


def believes(visitor: Visitor, days: int) -> None:
    """From now on this browser takes the time of day to be so many days later than it is."""
    visitor.page.add_init_script(f"{{ {DAYS.replace('DAYS', str(days))} }}")
    visitor.reloads()


def order(visitor: Visitor) -> list[str]:
    """The lines of the chat, once all of them are there, from the first to the last."""
    for line in LINES:
        visitor.hears_it_once(line)
    said = visitor.chat.inner_text().splitlines()
    return [line for line in said if line in LINES]


def test_clocks_a_day_off_change_nothing(arrive: Arrive, figures: Figures) -> None:
    away = "WebSocket connection to|ERR_INTERNET_DISCONNECTED"
    ana = arrive("Ana", expected_errors=away)
    ben = arrive("Ben", at=ana.link("editor"), expected_errors=away)
    believes(ana, -1)
    believes(ben, 1)
    for number, line in enumerate(LINES):
        writer, other = (ana, ben) if number % 2 == 0 else (ben, ana)
        writer.says(line)
        if not other.chat.is_visible():
            other.opens_chat()
        other.hears_it_once(line)
    orders = [order(ana), order(ben)]
    for visitor in (ana, ben):
        visitor.page.keyboard.press("Escape")

    ana.adds_marker("Café", at=HERE)
    ben.sees_it_at("Café", HERE)
    ana.takes("Café")
    ana.carries(to=THERE)
    ben.sees("Café, Ana is moving it")
    ana.loses_the_network()  # and with it her hand
    ben.sees_no("Café, Ana is moving it")

    ana.page.evaluate("daysOff -= 2")  # the clock is set back meanwhile, as a phone's is when it has a network again
    ana.lets_go()
    ana.has_the_network_again()
    ana.is_online()
    ben.sees_it_at("Café", THERE)
    ben.drags("Café", to=ELSEWHERE)
    ana.sees_it_at("Café", ELSEWHERE)
    expect(ana.page.get_by_text("Reconnecting")).to_be_hidden()
    figures.note(
        10,
        "browsers' clocks a day behind and a day ahead, one set back by two days while its network is away",
        f"{len(LINES)} lines, 2 leases",
        exactly("lines out of order", sum(lines != [*LINES] for lines in orders), 0),
        exactly("leases that expired wrongly", 0, 0),  # else somebody would have waited in vain
    )
