"""Pages show figures that were measured, and none where nothing was."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = "| | roomful |\n|---|---:|\n| Delay p50 | 21 ms |\n"


@pytest.mark.parametrize(
    ("file", "content", "shown"),
    [
        ("fanout.md", TABLE, "<p>21 ms</p>"),
        ("growth.svg", "<svg><path/></svg>", '<div class="plot"><svg><path/></svg></div>'),
        ("later.md", "", "has not been measured"),
    ],
)
def test_a_page_shows_what_was_measured(tmp_path: Path, file: str, content: str, shown: str) -> None:
    docs, results = tmp_path / "docs", tmp_path / "benchmarks/results"
    docs.mkdir()
    results.mkdir(parents=True)
    if content:
        (results / file).write_text(content)
    (docs / "conf.py").write_text('extensions = ["myst_parser", "docs.measured"]')
    (docs / "index.md").write_text(f"# A page\n\n```{{measured}} {file}\n```\n")
    command = [sys.executable, "-m", "sphinx", "-q", "--fail-on-warning", str(docs), str(tmp_path / "out")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert shown in (tmp_path / "out/index.html").read_text()
