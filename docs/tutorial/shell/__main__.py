"""Runs the tutorial's scripts: `python -m docs.tutorial.shell [NAMES…]`.

`--write` keeps what they print, for the pages; `--check` compares with what is kept.
"""

import argparse
import asyncio
import difflib
import importlib
import inspect
import io
import os
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = sorted(path.stem for path in HERE.glob("[a-z]*.py"))
PLACE = {"LOG_LEVEL": "ERROR", "PLACES": "0"}  # nothing but what the script says


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m docs.tutorial.shell", description=__doc__)
    parser.add_argument("names", nargs="*", help=" ".join(SCRIPTS))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(SCRIPTS):
        parser.error(f"no such script: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="roomful-tutorial-", ignore_cleanup_errors=True) as folder:
        prepare(folder)
        outcomes = [show(name, write=asked.write, check=asked.check) for name in asked.names or SCRIPTS]
    sys.exit(not all(outcomes))


def prepare(folder: str) -> None:
    """Roomful with a database of its own, empty and soon gone, and the channel layer in memory."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    os.environ |= PLACE | {"DATA_DIR": folder, "STATIC_ROOT": folder}
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
    django = importlib.import_module("django")
    django.setup()
    importlib.import_module("django.core.management").call_command("migrate", verbosity=0)


def show(name: str, *, write: bool, check: bool) -> bool:
    """Run one script; False if it does not print what its page shows."""
    text = output_of(name)
    page = HERE / f"{name}.txt"
    if write:
        page.write_text(text)
        print(f"{page.relative_to(Path.cwd())}: {len(text.splitlines())} lines")
    elif check:
        kept = page.read_text() if page.exists() else ""
        print(
            "".join(difflib.unified_diff(kept.splitlines(True), text.splitlines(True), page.name, f"{name}.py")), end=""
        )
        return text == kept
    else:
        print(text, end="")
    return True


def output_of(name: str) -> str:
    """What the script prints, below the command that runs it."""
    script = importlib.import_module(f"docs.tutorial.shell.{name}").main
    printed = io.StringIO()
    with redirect_stdout(printed):
        if inspect.iscoroutinefunction(script):
            asyncio.run(script())
        else:
            script()
    return f"$ python -m docs.tutorial.shell {name}\n{printed.getvalue()}"


if __name__ == "__main__":
    main()
