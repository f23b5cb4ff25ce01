"""One workload's figures as a Markdown table."""

import math
from statistics import median
from typing import Any

from benchmarks.rows import GROWTH, Row
from benchmarks.workloads import Workload

ENDLESS = {"p50_ms", "p99_ms", "max_ms", "reader_p50_ms"}
BUSY = 0.05  # of the time spent waiting for a core

Result = dict[str, Any]


def table(name: str, workload: Workload, result: Result) -> str:
    """With a heading, so that a page can show it as it is."""
    lines = [f"**{workload.title}**", "", *_body(workload, result), "", _when(workload, result)]
    if workload.note:
        lines += ["", workload.note]
    if _noisy(result):
        lines += ["", "The machine was busy with other work: delays are partly time spent waiting for a core."]
    return "\n".join(lines) + "\n"


def _body(workload: Workload, result: Result) -> list[str]:
    return _by_size(result) if workload.rows is GROWTH else _by_subject(workload, result)


def _by_subject(workload: Workload, result: Result) -> list[str]:
    """Medians, with the range over the rounds where there is one."""
    runs = result["runs"]
    lines = [f"| | {' | '.join(runs)} |", "|---|" + "---:|" * len(runs)]
    for row in workload.rows:
        if any(row.key in figures for each in runs.values() for figures in each):
            cells = [_cell(row, [figures.get(row.key, "") for figures in each]) for each in runs.values()]
            lines.append(f"| {row.label} | {' | '.join(cells)} |")
    return lines


def _by_size(result: Result) -> list[str]:
    """One line for each subject and size."""
    lines = [f"| | {' | '.join(row.label for row in GROWTH)} |", "|---|" + "---:|" * len(GROWTH)]
    for subject, each in result["runs"].items():
        for figures in each:
            cells = [_cell(row, [figures.get(row.key, "")]) for row in GROWTH]
            lines.append(f"| {subject} | {' | '.join(cells)} |")
    return lines


def _cell(row: Row, values: list[Any]) -> str:
    """The median and the range; a delay without an end is written as such."""
    if "" in values or (None in values and row.key not in ENDLESS):
        return ""
    numbers = sorted(math.inf if value is None else value * row.factor for value in values)
    written = [row.form.format(number) if number < math.inf else "never" for number in (median(numbers), *numbers)]
    return written[0] if written[1] == written[-1] else f"{written[0]} ({written[1]} to {written[-1]})"


def _when(workload: Workload, result: Result) -> str:
    rounds = f"; median of {workload.rounds} interleaved rounds (lowest to highest)" if workload.rounds > 1 else ""
    return f"{result['at'][:10]}, {result['machine']}{rounds}."


def _noisy(result: Result) -> bool:
    waited = [
        max(figures.get("server_queued", 0), figures.get("load_queued", 0), figures.get("others_on_server_core", 0))
        for each in result["runs"].values()
        for figures in each
    ]
    return median(waited) > 2 * BUSY if waited else False
