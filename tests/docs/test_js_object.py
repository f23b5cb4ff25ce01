"""Pages include JavaScript by name, and fail to build when the name is gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docs.js_object import lines_of

ROOT = Path(__file__).resolve().parents[2]

SOURCE = """\
/** A queue. */
export class Queue {
  #waiting = new Map(
    [],
  );

  get size() {
    return this.#waiting.size;
  }

  async add(
    /** @type {string} */ name,
  ) {
    if (name) {
      await this.size;
    }
  }
}

export const SIZE = 10; // things

function size() {
  return SIZE;
}
""".splitlines()


@pytest.mark.parametrize(
    ("name", "first", "last", "count"),
    [
        ("Queue", "export class Queue {", "}", 17),
        ("Queue.size", "get size() {", "}", 3),
        ("Queue.add", "async add(", "}", 7),
        ("Queue.#waiting", "#waiting = new Map(", ");", 3),
        ("SIZE", "export const SIZE = 10; // things", "export const SIZE = 10; // things", 1),
        ("size", "function size() {", "}", 3),
    ],
)
def test_a_name_stands_for_all_that_belongs_to_it(name: str, first: str, last: str, count: int) -> None:
    lines = lines_of(name, SOURCE)
    assert (lines[0], lines[-1], len(lines)) == (first, last, count)


@pytest.mark.parametrize("name", ["Stack", "Queue.remove", "add"])
def test_a_name_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(LookupError, match="0 things"):
        lines_of(name, SOURCE)


def build(folder: Path, page: str) -> subprocess.CompletedProcess[str]:
    """A documentation of one page, built as `make docs` does."""
    (folder / "conf.py").write_text('extensions = ["myst_parser", "docs.js_object"]')
    (folder / "index.md").write_text(f"# A page\n\n{page}")
    command = [sys.executable, "-m", "sphinx", "-q", "--fail-on-warning", str(folder), str(folder / "out")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("include", "name"),
    [
        ("```{{literalinclude}} {root}/project/realtime/consumers.py\n:pyobject: RoomConsumer.{name}\n```", "receive"),
        ("```{{jsinclude}} {root}/frontend/static/mapmarkers/grab.js\n:jsobject: Grab.{name}\n```", "drop"),
    ],
)
def test_a_renamed_method_fails_the_build(tmp_path: Path, include: str, name: str) -> None:
    shown = os.path.relpath(ROOT, tmp_path)
    assert build(tmp_path, include.format(root=shown, name=name)).returncode == 0
    renamed = build(tmp_path, include.format(root=shown, name=f"{name}_renamed"))
    assert renamed.returncode != 0
    assert f"{name}_renamed" in renamed.stderr
