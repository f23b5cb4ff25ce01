"""What became of each mutant, as mutmut noted it, and the table of it."""

import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tests.mutants.project_copy import PLACE

KILLED = {1, 3}  # pytest's: tests failed, or something broke inside it
SURVIVED = 0
TIMED_OUT = {-24, -9}  # SIGXCPU, sent by mutmut, and SIGKILL after it
MUTMUT = str(Path(sys.executable).with_name("mutmut"))
HEAD = ("module", "mutants", "killed", "timed out", "survived", "noticed")


class Verdict(NamedTuple):
    module: str
    mutant: str
    code: int | None  # None: not tried yet

    @property
    def killed(self) -> bool:
        return self.code in KILLED

    @property
    def timed_out(self) -> bool:
        return self.code in TIMED_OUT

    @property
    def survived(self) -> bool:
        return not (self.killed or self.timed_out)


def verdicts() -> list[Verdict]:
    """Of all mutants, in the order of the modules and of what stands in them."""
    return [
        Verdict(str(path.relative_to(PLACE / "mutants").with_suffix("")), mutant, code)
        for path in sorted((PLACE / "mutants").rglob("*.py.meta"))
        for mutant, code in json.loads(path.read_text())["exit_code_by_key"].items()
    ]


def percent(verdicts: list[Verdict]) -> float:
    """How many of a hundred were noticed. What runs for ever was: nobody would miss it."""
    return 100 * sum(not verdict.survived for verdict in verdicts) / max(1, len(verdicts))


def write(file: Path, all_verdicts: list[Verdict]) -> None:
    survivors = [f"### `{one.mutant}`\n\n```diff\n{change(one.mutant)}\n```" for one in all_verdicts if one.survived]
    parts = [table(all_verdicts), circumstances(), *survivors]
    file.write_text("\n\n".join(parts) + "\n")


def table(all_verdicts: list[Verdict]) -> str:
    rows = [row(f"`{name}`", [one for one in all_verdicts if one.module == name]) for name in modules(all_verdicts)]
    lines = [HEAD, ["---"] * len(HEAD), *rows, row("all", all_verdicts)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def modules(all_verdicts: list[Verdict]) -> list[str]:
    return list(dict.fromkeys(verdict.module for verdict in all_verdicts))


def row(name: str, some: list[Verdict]) -> list[str]:
    sorts = [[one.killed for one in some], [one.timed_out for one in some], [one.survived for one in some]]
    return [name, str(len(some)), *(str(sum(sort)) for sort in sorts), f"{percent(some):.1f} %"]


def circumstances() -> str:
    return f"On {datetime.now(UTC):%Y-%m-%d}: mutmut {version('mutmut')}, Python {platform.python_version()}."


def change(mutant: str) -> str:
    """What is different in it: the lines that mutmut took out and put in."""
    shown = subprocess.run([MUTMUT, "show", mutant], cwd=PLACE, check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"})
