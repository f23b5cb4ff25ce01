"""What is measured, on whom, and the lines of its table."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import blog, capacity, durable, fanout, growth, idle, joins, pages
from benchmarks import subjects as on
from benchmarks.measuring import Figures
from benchmarks.movers import Drawer
from benchmarks.rows import BLOGGED, CAPACITY, DURABLE, FANOUT, GROWTH, IDLE, JOINED, PAGES, USED, Row
from benchmarks.servers import Server
from benchmarks.subjects import Subject

Measure = Callable[[Server, Subject], list[Figures]]


@dataclass(frozen=True)
class Workload:
    title: str
    subjects: tuple[Subject, ...]  # one after the other, in each round
    rounds: int
    measure: Measure
    rows: tuple[Row, ...]
    seconds: int  # about how long a run takes, for the progress bar
    note: str = ""  # what the table cannot say


ALL_THREE = (on.ROOMFUL, on.BARE, on.FIRST_STEPS)
ASYNC_THREE = (on.ROOMFUL, on.BARE, on.TEXTBOOK)
LIVE = FANOUT + USED

WORKLOADS = {
    "fanout-50": Workload(
        "50 sockets, 10 of them move at 20 Hz",
        ALL_THREE, 1, fanout.measuring(sockets=50, movers=10, rate=20), LIVE, 8,
    ),
    "fanout-200": Workload(
        "200 sockets, 20 of them move at 25 Hz",
        (*ALL_THREE, on.TEXTBOOK), 2, fanout.measuring(measured=3.0), LIVE, 7,
    ),
    "fanout-500": Workload(
        "500 sockets, 50 of them move at 30 Hz",
        ALL_THREE, 1, fanout.measuring(sockets=500, movers=50, rate=30), LIVE, 11,
    ),
    "rooms": Workload(
        "200 rooms of 5: one moves at 5 Hz in each",
        ASYNC_THREE, 1, fanout.measuring(sockets=5, movers=1, rate=5, rooms=200, warm_up=1.5), LIVE, 12,
        "A tick has one update here, for four people: nothing is saved by writing one frame for many.",
    ),
    "strokes": Workload(
        "20 people draw 60 points a second each, 100 watch",
        (on.BOARD, on.BARE, on.TEXTBOOK), 1,
        fanout.measuring(sockets=100, movers=20, rate=60, moving=Drawer, watched=True), LIVE, 8,
        "One update is what came of one stroke in one tick; points count one by one. The bare server cannot join them.",
    ),
    "processes": Workload(
        "200 sockets over two and four processes, PostgreSQL and Redis; 20 move at 25 Hz",
        (on.TWO, on.FOUR, on.TEXTBOOK_TWO), 1, fanout.measuring(), LIVE, 14,
        "All processes share one core; Redis and PostgreSQL run on the other one, beside the load generator.",
    ),
    "growth": Workload(
        "A room grows: 10 people move at 20 Hz, the others watch",
        (on.ROOMFUL, on.BARE, on.TEXTBOOK), 1, growth.measuring(), GROWTH, 22,
    ),
    "durable": Workload(
        "20 people in one room, 200 stored changes a second in all",
        (on.ON_SQLITE, on.ON_POSTGRES), 2, durable.measuring(), DURABLE + USED, 9,
    ),
    "saturated": Workload(
        "50 people in one room change it as fast as they are answered",
        (on.ON_SQLITE, on.ON_POSTGRES), 2, durable.measuring(writers=50, in_flight=4), DURABLE + USED, 9,
        "Each has four changes on their way at any time, so that the delays here say only how long that queue is.",
    ),
    "saturated-rooms": Workload(
        "The same 50 people, each in a room of their own",
        (on.ON_SQLITE, on.ON_POSTGRES), 1, durable.measuring(writers=50, rooms=50, in_flight=4), DURABLE + USED, 9,
    ),
    "liveblog-500": Workload(
        "A post that is saved reaches 500 readers",
        (on.BLOG, on.FIRST_STEPS_BLOG, on.TEXTBOOK_BLOG), 2, blog.measuring(), BLOGGED + USED, 10,
    ),
    "liveblog-2000": Workload(
        "A post that is saved reaches 2,000 readers",
        (on.BLOG, on.FIRST_STEPS_BLOG), 1, blog.measuring(readers=2000, posts=10), BLOGGED + USED, 24,
    ),
    "joins": Workload(
        "500 people join a board of 2,000 strokes at once",
        (on.BOARD,), 2, joins.measuring(), JOINED + USED, 4,
    ),
    "idle": Workload(
        "1,000 sockets of which nobody says anything",
        (on.ROOMFUL, on.BARE, on.TEXTBOOK), 1, idle.measuring(), IDLE, 10,
    ),
    "pages": Workload(
        "Pages in headless Chromium, without a graphics card",
        (on.SITE,), 1, pages.measuring(), PAGES, 75,
        "Both cores serve, draw and move the 50 others here. First paints and weights are those of a first visit.",
    ),
    "capacity": Workload(
        "How much the load generator itself can read",
        (on.POURING,), 1, capacity.measuring(), CAPACITY, 5,
        "A bare server sends frames of 50 updates to 100 sockets, as fast as they are taken.",
    ),
}  # fmt: skip
