"""The recorder itself: what is noted is in the table, also what failed, and of a second try only the second."""

from pathlib import Path

import pytest

from tests.faults.figures import at_most, exactly
from tests.web_process import ROOT

pytest_plugins = ["pytester"]

TESTS = """
from tests.faults.figures import at_most, exactly
tries = []

def test_fine(figures):
    figures.note(10, "clocks a day off", "once", exactly("misorder", 0, 0))

def test_wrong(figures):
    figures.note(5, "Redis gone", "once", exactly("acks lost", 1, 0), at_most("back in", 2.345, 10, "s"))

def test_fine_at_the_second_try(figures):
    tries.append(1)
    figures.note(2, "a | b", "twice", exactly("tries", len(tries), 2))

def test_that_notes_nothing():
    pass
"""


def test_what_is_noted_is_printed_and_written_in_order(
    pytester: pytest.Pytester, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makepyfile(TESTS)
    file = tmp_path / "figures" / "table.md"
    options = ("-p", "tests.faults.figures", "-p", "no:django", "--reruns", "1", "--faults-table", str(file))
    done = pytester.runpytest_subprocess(*options)
    done.assert_outcomes(passed=2, failed=1, deselected=1)
    rows = [
        r"| 2 | a \| b | twice | tries: 2 | yes |",
        "| 5 | Redis gone | once | acks lost: 1, not 0; back in: 2.35 s (≤ 10 s) | **no** |",
        "| 10 | clocks a day off | once | misorder: 0 | yes |",
    ]
    assert file.read_text().splitlines()[2:5] == rows
    assert "\n".join(rows) in done.stdout.str()


def test_a_limit_that_is_passed_by_says_so() -> None:
    assert at_most("memory", 12.5, 10, "MB") == ("memory: 12.5 MB (not ≤ 10 MB)", False)
    assert exactly("states", 2, 1) == ("states: 2, not 1", False)
