"""What was hoped for, and what came of it; written as a table."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

Results = dict[str, Any]


class Missing(Exception):
    """That workload has not been measured."""


@dataclass(frozen=True)
class Goal:
    """A figure that is to be at most, or at least, so much."""

    what: str
    measured: Callable[[Results], float]
    limit: float
    form: str
    at_least: bool = False

    def met(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit


def _median(workload: str, subject: str, key: str, factor: float = 1) -> Callable[[Results], float]:
    def value(results: Results) -> float:
        return float(median(_figures(results, workload, subject, key))) * factor

    return value


def _ratio(workload: str, above: str, below: str, key: str) -> Callable[[Results], float]:
    """Round by round, since the rounds of both are interleaved."""

    def value(results: Results) -> float:
        pairs = zip(_figures(results, workload, above, key), _figures(results, workload, below, key), strict=True)
        return float(median(one / other if other else math.inf for one, other in pairs))

    return value


def _figures(results: Results, workload: str, subject: str, key: str) -> list[float]:
    try:
        each = results[workload]["runs"][subject]
        return [math.inf if figures[key] is None else figures[key] for figures in each]
    except KeyError:
        raise Missing from None


FULL = "fanout-200"
CPU = "cpu_us_per_update"
GOALS = (
    Goal("200/20/25: server CPU per delivered update", _median(FULL, "roomful", CPU), 3, "{:.2f} µs"),
    Goal("… times less than the textbook consumer", _ratio(FULL, "textbook", "roomful", CPU), 100, "{:,.0f} ×", True),
    Goal(
        "… times less than the same, asynchronous",
        _ratio(FULL, "textbook, async", "roomful", CPU), 100, "{:,.0f} ×", True,
    ),
    Goal("… times the bare broadcast, ticked", _ratio(FULL, "roomful", "bare", CPU), 2.5, "{:.2f} ×"),
    Goal("… delay p99", _median(FULL, "roomful", "p99_ms"), 60, "{:.0f} ms"),
    Goal("… markers that stay in the wrong place", _median(FULL, "roomful", "stale"), 0, "{:.0f}"),
    Goal("500/50/30: delay p99", _median("fanout-500", "roomful", "p99_ms"), 150, "{:.0f} ms"),
    Goal("… positions that arrive", _median("fanout-500", "roomful", "delivered", 100), 99.99, "{:.2f} %", True),
    Goal("200 commands/s, SQLite: acknowledged, p99", _median("durable", "SQLite", "p99_ms"), 50, "{:.0f} ms"),
    Goal(
        "50 writers in one room, PostgreSQL: commands per second",
        _median("saturated", "PostgreSQL", "acknowledged_per_second"), 2000, "{:,.0f}", True,
    ),
    Goal(
        "Liveblog: a save to the last of 2,000 readers", _median("liveblog-2000", "roomful", "max_ms"), 250, "{:.0f} ms"
    ),
    Goal(
        "… times faster than the textbook consumer, 2,000 readers",
        _ratio("liveblog-2000", "textbook", "roomful", "p50_ms"), 20, "{:.1f} ×", True,
    ),
    Goal(
        "… 500 readers", _ratio("liveblog-500", "textbook", "roomful", "p50_ms"), 20, "{:.1f} ×", True
    ),
    Goal("500 joins to a board of 2,000 items", _median("joins", "roomful", "seconds_to_last"), 5, "{:.1f} s"),
    Goal("Memory of an idle socket", _median("idle", "roomful", "kilobytes_per_socket"), 25, "{:.1f} KB"),
    *(
        goal
        for kind, name in (("map", "Map"), ("sketch", "Board"), ("live", "Liveblog"))
        for goal in (
            Goal(f"{name}: first load, compressed", _median("pages", "roomful", f"{kind}_kilobytes"), 250, "{:.0f} KB"),
            Goal(f"{name}: first paint", _median("pages", "roomful", f"{kind}_paint_ms"), 1000, "{:.0f} ms"),
        )
    ),
    Goal("Map: frames per second among 50 cursors", _median("pages", "roomful", "map_frames"), 59, "{:.0f}", True),
    Goal("Board: the same", _median("pages", "roomful", "sketch_frames"), 59, "{:.0f}", True),
)  # fmt: skip


def table(results: Results) -> list[str]:
    lines = ["| | goal | measured | |", "|---|---:|---:|---|"]
    for goal in GOALS:
        try:
            value = goal.measured(results)
        except Missing:
            continue
        bound = f"{'≥' if goal.at_least else '≤'} {goal.form.format(goal.limit)}"
        written = goal.form.format(value) if math.isfinite(value) else "never"
        lines.append(f"| {goal.what} | {bound} | {written} | {'met' if goal.met(value) else '**missed**'} |")
    return lines
