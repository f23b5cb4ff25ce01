"""What the tutorial shows of a shell is what its scripts print."""

import subprocess
import sys

import pytest

from docs.tutorial.shell import __main__ as shell


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docs.tutorial.shell", *arguments], capture_output=True, text=True, check=False
    )


def test_every_script_prints_what_its_page_shows() -> None:
    outcome = run("--check")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_output_has_its_script() -> None:
    assert sorted(path.stem for path in shell.HERE.glob("*.txt")) == shell.SCRIPTS


def test_a_page_that_shows_something_else_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shell, "output_of", lambda name: "$ python …\nsomething else\n")
    assert not shell.show("channel", write=False, check=True)
    assert "+something else" in capsys.readouterr().out
