"""The figures of all runs as JSON, their medians as a table in README.md."""

import json
import math
import platform
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import Figures
from benchmarks.servers import CORES
from benchmarks.workloads import WORKLOADS, Row, Workload

HERE = Path(__file__).resolve().parent
LATEST = HERE / "results" / "latest.json"
README = HERE / "README.md"
BEGIN, END = "<!-- figures: written by python -m benchmarks -->\n", "<!-- end of figures -->\n"

BUSY = 0.05  # of the time spent waiting for a core

Runs = dict[str, list[Figures]]  # by subject


def save(name: str, runs: Runs) -> None:
    """Put one workload's runs beside what was measured earlier of the others."""
    latest = json.loads(LATEST.read_text()) if LATEST.exists() else {}
    latest[name] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "shape": WORKLOADS[name].shape,
        "runs": {subject: [_finite(figures) for figures in each] for subject, each in runs.items()},
    }
    LATEST.parent.mkdir(exist_ok=True)
    LATEST.write_text(json.dumps(latest, indent=1) + "\n")
    tables = [table(WORKLOADS[each], latest[each]) for each in WORKLOADS if each in latest]
    before, _, rest = README.read_text().partition(BEGIN)
    README.write_text(before + BEGIN + "\n" + "\n".join(tables) + "\n" + END + rest.partition(END)[2])


def machine() -> str:
    names = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    }
    return f"{len(CORES)} cores of {', '.join(names)}, Python {platform.python_version()}"


def table(workload: Workload, result: dict[str, Any]) -> str:
    """Medians, with the range over the rounds where there is one."""
    names = [subject.name for subject in workload.subjects]
    lines = [
        f"### {workload.title}",
        "",
        f"{result['at'][:10]}, {result['machine']}; median of {len(result['runs'][names[0]])} interleaved rounds"
        " (lowest to highest).",
        "",
        "| | " + " | ".join(names) + " | goal |",
        "|---|" + "---:|" * (len(names) + 1),
    ]
    for row in workload.rows:
        cells = [_cell(row, [figures.get(row.key) for figures in result["runs"][name]]) for name in names]
        if any(cells):
            lines.append(f"| {row.label} | {' | '.join(cells)} | {row.goal} |")
    lines += _ratio(workload, result["runs"]) + _noise(result["runs"])
    return "\n".join(lines) + "\n"


def _cell(row: Row, values: list[float | None]) -> str:
    """The median and the range; a delay without an end is written as such."""
    numbers = sorted(math.inf if value is None else value * row.factor for value in values)
    if row.key not in {"p50_ms", "p99_ms", "max_ms"} and math.inf in numbers:
        return ""
    written = [row.form.format(number) if number < math.inf else "never" for number in numbers]
    middle = median(numbers)
    if written[0] == written[-1]:
        return written[0]
    return f"{row.form.format(middle) if middle < math.inf else 'never'} ({written[0]} to {written[-1]})"


def _ratio(workload: Workload, runs: Runs) -> list[str]:
    """How much more the baseline takes, round by round."""
    if len(runs) < 2:
        return []
    key, words = workload.compared
    ours, baseline = ([figures[key] or math.inf for figures in each] for each in runs.values())
    ratio = median(theirs / mine for mine, theirs in zip(ours, baseline, strict=True))
    return ["", words.format(ratio)] if ratio < math.inf else ["", "The textbook consumer's last reader waits forever."]


def _noise(runs: Runs) -> list[str]:
    """Say so, where the delays are not the server's."""
    queued = median(max(figures["server_queued"], figures["load_queued"]) for each in runs.values() for figures in each)
    if queued < BUSY:
        return []
    return [
        "",
        "The machine was busy with other work: the delays of these runs are mostly time spent waiting for a core.",
    ]


def _finite(figures: Figures) -> dict[str, float | None]:
    return {name: round(value, 6) if math.isfinite(value) else None for name, value in figures.items()}
