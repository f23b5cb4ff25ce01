"""What can be measured, on whom, and what is hoped for (the goals are those of the figures' rows)."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks import blog, durable, fanout
from benchmarks.measuring import Figures
from benchmarks.servers import BLOG, ROOMFUL, TEXTBOOK, TEXTBOOK_BLOG, Server, Subject


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure, how it is written, and its goal."""

    label: str
    key: str
    form: str
    goal: str = ""
    factor: float = 1


@dataclass(frozen=True)
class Workload:
    title: str
    shape: dict[str, Any]
    subjects: tuple[Subject, ...]  # one after the other, in each round
    rounds: int
    measure: Callable[[Server, Subject], Figures]
    rows: tuple[Row, ...]
    compared: tuple[str, str] = (  # a figure, and what its ratio means
        "cpu_us_per_update",
        "For each delivered update the textbook consumer takes {:,.0f} times the server's time.",
    )


USED = (
    Row("Server, share of its core", "server_cpu", "{:.0f} %", factor=100),
    Row("Load generator, share of the other core", "load_cpu", "{:.0f} %", factor=100),
    Row("Load generator late, p99", "load_late_p99_ms", "{:.0f} ms"),
    Row("Server waited for its core", "server_queued", "{:.0f} %", factor=100),
    Row("Load generator waited for its core", "load_queued", "{:.0f} %", factor=100),
    Row("Others on the server's core", "others_on_server_core", "{:.0f} %", factor=100),
    Row("Others on the load generator's core", "others_on_load_core", "{:.0f} %", factor=100),
)
FANOUT = (
    Row("Positions that reached a reader", "delivered", "{:.2f} %", "100 %", 100),
    Row("… within 100 ms", "within_100_ms", "{:.2f} %", factor=100),
    Row("Markers that stay in the wrong place", "stale", "{:.0f}", "0"),
    Row("Delay p50", "p50_ms", "{:.0f} ms"),
    Row("Delay p99", "p99_ms", "{:.0f} ms", "≤ 100 ms"),
    Row("Delay, longest", "max_ms", "{:.0f} ms"),
    Row("Server CPU per delivered update", "cpu_us_per_update", "{:.1f} µs", "≤ 6 µs"),
    Row("Updates delivered per second", "updates_per_second", "{:,.0f}"),
    Row("Bytes per delivered update", "bytes_per_update", "{:.0f}"),
    Row("Server memory", "megabytes", "{:.0f} MB"),
)
DURABLE = (
    Row("Commands acknowledged", "acknowledged", "{:.2f} %", "100 %", 100),
    Row("… per second", "acknowledged_per_second", "{:.0f}", "200"),
    Row("Acknowledgement p50", "p50_ms", "{:.0f} ms"),
    Row("Acknowledgement p99", "p99_ms", "{:.0f} ms", "≤ 50 ms"),
    Row("Acknowledgement, longest", "max_ms", "{:.0f} ms"),
    Row("Errors", "errors", "{:.0f}", "0"),
    Row("Events delivered per second", "events_per_second", "{:,.0f}"),
    Row("Server CPU per command", "cpu_us_per_command", "{:,.0f} µs"),
    Row("Server memory", "megabytes", "{:.0f} MB"),
)

BLOGGED = (
    Row("Posts that reached a reader", "delivered", "{:.2f} %", "100 %", 100),
    Row("From `save()` to the last reader, p50", "p50_ms", "{:.0f} ms", "≤ 60 ms"),
    Row("From `save()` to the last reader, p99", "p99_ms", "{:.0f} ms"),
    Row("From `save()` to a reader, p50", "reader_p50_ms", "{:.0f} ms"),
    Row("Server CPU per delivered post", "cpu_us_per_update", "{:.1f} µs"),
    Row("Bytes per delivered post", "bytes_per_update", "{:.0f}"),
    Row("Server memory", "megabytes", "{:.0f} MB"),
)


def _fanout(server: Server, subject: Subject) -> Figures:
    return asyncio.run(fanout.Run(server, subject, fanout.Shape()).figures())


def _blog(server: Server, subject: Subject) -> Figures:
    return asyncio.run(blog.figures(server, subject, blog.Shape()))


def _durable(server: Server, subject: Subject) -> Figures:
    return asyncio.run(durable.figures(server, subject, durable.Shape()))


WORKLOADS = {
    "fanout": Workload(
        "Room fan-out: 200 sockets, 20 of them move at 25 Hz",
        asdict(fanout.Shape()),
        (ROOMFUL, TEXTBOOK),
        3,
        _fanout,
        FANOUT + USED,
    ),
    "durable": Workload(
        "Stored changes: 20 people in one room, 200 commands/s in all, SQLite",
        asdict(durable.Shape()),
        (ROOMFUL,),
        3,
        _durable,
        DURABLE + USED,
    ),
    "liveblog": Workload(
        "A post that is saved reaches 500 readers of one process",
        asdict(blog.Shape()),
        (BLOG, TEXTBOOK_BLOG),
        3,
        _blog,
        BLOGGED + USED,
        ("p50_ms", "The textbook consumer's last reader waits {:.1f} times as long."),
    ),
}
