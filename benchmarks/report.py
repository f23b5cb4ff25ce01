"""The figures of all runs: JSON as they came, tables and plots for the docs, and which goals are met."""

import json
import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import goals, machine, plots, tables
from benchmarks.measuring import Figures
from benchmarks.workloads import WORKLOADS

RESULTS = Path(__file__).resolve().parent / "results"

Runs = dict[str, list[Figures]]  # by subject


def save(name: str, runs: Runs) -> None:
    """Keep one workload's runs, and write its table."""
    result = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine.description(),
        "runs": {subject: [_finite(figures) for figures in each] for subject, each in runs.items()},
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n")
    (RESULTS / f"{name}.md").write_text(tables.table(name, WORKLOADS[name], result))


def summarize() -> list[str]:
    """Write the goals and the plots, from whatever has been measured, now or earlier; the lines to show."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    results = load()
    summary = goals.table(results)
    (RESULTS / "goals.md").write_text("\n".join(summary) + "\n")
    for file, drawing in plots.drawings(results):
        (RESULTS / file).write_text(drawing)
    for name, workload in WORKLOADS.items():
        if name not in results:  # a page that shows it can be built all the same
            (RESULTS / f"{name}.md").write_text(f"**{workload.title}**\n\nNot measured yet.\n")
    return summary


def load() -> dict[str, Any]:
    files = [(name, RESULTS / f"{name}.json") for name in WORKLOADS]
    return {name: json.loads(file.read_text()) for name, file in files if file.exists()}


def _finite(figures: Figures) -> dict[str, float | None]:
    """JSON knows no endless delay."""
    return {name: round(value, 6) if math.isfinite(value) else None for name, value in figures.items()}
