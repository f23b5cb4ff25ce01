"""The recorder of the fault tests: what was injected, how often, what came of it; a table at the end of pytest.

A test notes its row once, when all is measured; what is not as it has to be fails the test after it was noted:

    figures.note(5, "Redis gone", f"{TIMES} times", exactly("acks lost", lost, 0), at_most("back in", t, 10, "s"))

`FAULTS=long` asks for the full counts (`pick(short=…, long=…)`); `--faults-table FILE` runs what notes something, and
writes the table.
"""

import json
import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest

T = TypeVar("T")

LONG = os.environ.get("FAULTS") == "long"
NOTE = "fault"  # the name under which a test's report has its rows: so they also come from parallel processes
HEAD = ("#", "injected", "how often", "measured", "passed")


def pick(*, short: T, long: T) -> T:
    """The count of the form that runs."""
    return long if LONG else short


class Figure(NamedTuple):
    """One thing that was measured, as the table says it, and whether it is as it has to be."""

    text: str
    passed: bool


def exactly(what: str, value: object, wanted: object) -> Figure:
    return Figure(f"{what}: {value}" + ("" if value == wanted else f", not {wanted}"), value == wanted)


def at_most(what: str, value: float, limit: float, unit: str = "") -> Figure:
    passed = value <= limit
    return Figure(f"{what}: {short(value, unit)} ({'≤' if passed else 'not ≤'} {short(limit, unit)})", passed)


def seen(what: str, value: float, unit: str = "") -> Figure:
    """Something to know beside the rest; it cannot fail."""
    return Figure(f"{what}: {short(value, unit)}", passed=True)


def short(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value == round(value) or abs(value) >= 100 else f"{value:.3g}"
    return f"{number} {unit}".rstrip()


class Figures:
    """What one test notes."""

    def __init__(self, test: pytest.Item) -> None:
        self._test = test

    def note(self, row: int, injected: str, times: str, *measured: Figure) -> None:
        """Record the row of `docs/faults.md`; AssertionError afterwards if something is not as it has to be."""
        wrong = [figure.text for figure in measured if not figure.passed]
        said = "; ".join(figure.text for figure in measured)
        self._test.user_properties.append((NOTE, [row, injected, times, said, "**no**" if wrong else "yes"]))
        assert not wrong, wrong


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    return Figures(request.node)


# The table


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults-table", metavar="FILE", type=Path, help="Write the table of the fault tests there.")
    parser.addoption("--others-too", action="store_true", help="Run also the tests that note nothing for the table.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whoever wants the table wants the tests that note something; `make test` runs the others."""
    if config.getoption("--faults-table") and not config.getoption("--others-too"):
        others = [item for item in items if "figures" not in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the rows; `make faults` also has them written."""
    rows = sorted(noted(terminalreporter))
    if rows:
        terminalreporter.section("faults")
        terminalreporter.write_line(table(rows))
        if file := config.getoption("--faults-table"):
            write(file, rows)


def write(file: Path, rows: list[list[Any]]) -> None:
    """The table in Markdown; or, where the name ends so, the rows in JSON, to be put together with others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows) if file.suffix == ".json" else f"{table(rows)}\n\n{circumstances()}\n")


def noted(terminalreporter: Any) -> Iterator[list[Any]]:
    """Each test's rows; of a test that was tried again, those of its last try."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            if report.when == "call":
                rows = {(row, injected): [row, injected, *rest] for row, injected, *rest in properties(report)}
                yield from rows.values()


def properties(report: Any) -> Iterator[list[Any]]:
    for name, value in report.user_properties:
        if name == NOTE:
            yield list(value)


def table(rows: list[list[Any]]) -> str:
    """The rows in Markdown."""
    lines = [HEAD, ["---"] * len(HEAD), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def circumstances() -> str:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"On {datetime.now(UTC):%Y-%m-%d}: {machine}, all processes on one machine."


if __name__ == "__main__":  # TABLE.md ROWS.json …: what several runs have noted, in one table
    whole, *parts = map(Path, sys.argv[1:])
    write(whole, sorted(row for part in parts for row in json.loads(part.read_text())))
