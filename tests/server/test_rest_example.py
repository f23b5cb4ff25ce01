"""The script of docs/rest.md does what it says."""

import subprocess
import sys

from tests.conftest import MakeWeb
from tests.web_process import ROOT


def test_the_first_script_adds_and_moves_a_marker(web: MakeWeb) -> None:
    site = web().url
    script = [sys.executable, str(ROOT / "docs" / "examples" / "rest.py"), site]
    said = subprocess.run(script, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0].startswith(f"Open {site}/join/")
    assert said[1].startswith("Added Best coffee ")
    assert said[2] == "Moved to 52.09 5.13"
