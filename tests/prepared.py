"""What every real process starts with, made once for all that a command runs: `python -m tests.prepared -- make …`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.web_process import manage

KEY = "only for tests"


def collect(place: Path) -> Path:
    """Fill `place` with the hashed static files, unless the command that we run under has done so; where they are."""
    if prepared := os.environ.get("PREPARED"):
        return Path(prepared) / "static"
    manage("collectstatic", "--no-input", "--verbosity=0", SECRET_KEY=KEY, STATIC_ROOT=str(place))
    return place


def migrate(place: Path) -> Path:
    """Make `place` a data folder with a migrated SQLite and the lobbies in it, to be copied; as above."""
    if prepared := os.environ.get("PREPARED"):
        return Path(prepared) / "data"
    manage("migrate", "--verbosity=0", SECRET_KEY=KEY, DATA_DIR=str(place))
    return place


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="roomful-prepared-") as place:
        collect(Path(place) / "static")
        migrate(Path(place) / "data")
        try:
            return subprocess.run(command, env=os.environ | {"PREPARED": place}, check=False).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(arguments[1:] if arguments[:1] == ["--"] else arguments))
