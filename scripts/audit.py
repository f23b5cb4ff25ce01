"""Are there known holes in what we depend on? `make audit` asks, and says plainly where nobody could be asked.

What is pinned is checked in any case: each package has a hash, and is installed in that version.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "requirements" / "dev.txt"  # has those of base.txt, too
OURS = {"pip", "setuptools", "wheel", "roomful"}  # not pinned: they come with the environment
WITHIN = 120  # seconds

UV = [sys.executable, "-m", "uv", "tool", "run"]
PIP_AUDIT = [*UV, "pip-audit", "--disable-pip", "--require-hashes", "--requirement", str(PINNED)]
NPM_AUDIT = ["npm", "audit"]


def pins() -> dict[str, set[str]]:
    """Name to version (or versions, for several Pythons), of requirements that have their hashes."""
    entries = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"(?m)^ *#.*\n", "", PINNED.read_text()))
    found: dict[str, set[str]] = {}
    for entry in entries:
        if pin := re.match(r"([\w.-]+)(?:\[[^]]*\])?==([^\s;]+)", entry):
            if "--hash=sha256:" not in entry:
                sys.exit(f"{pin[1]} is pinned without a hash. `make lock` makes them.")
            found.setdefault(normal(pin[1]), set()).add(pin[2])
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def check_what_is_pinned() -> None:
    pinned = pins()
    installed = {normal(one.metadata["Name"]): one.version for one in distributions()}
    if wrong := {name: version for name, version in installed.items() if version not in pinned.get(name, {version})}:
        sys.exit(f"Installed in another version than what is pinned: {wrong}. `make clean`, then try again.")
    if more := installed.keys() - pinned.keys() - OURS:
        print(f"Installed by hand, and audited by nobody: {', '.join(sorted(more))}.")
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    loose = [name for name, package in lock.items() if name and not package.get("link") and "integrity" not in package]
    if loose:
        sys.exit(f"In package-lock.json without a hash: {loose}.")
    print(f"Pinned with hashes: {len(pinned)} Python packages, {len(lock) - 1} of Node.")


def report(command: list[str]) -> Any:
    """What the tool found, or an empty report where it found nobody to ask."""
    try:
        asked = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=WITHIN)  # noqa: S603 -- as it stands above
        return json.loads(asked.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return {}


def python_was_audited() -> bool:
    """A package that was not found is skipped, and the tool still says that all is well."""
    return any("vulns" in package for package in report([*PIP_AUDIT, "--format", "json"]).get("dependencies", ()))


def node_was_audited() -> bool:
    return "vulnerabilities" in report([*NPM_AUDIT, "--json"])


def ask(name: str, command: list[str], *, reachable: bool) -> bool:
    """Whether nothing bad is known; where nobody can be asked, that is said, and fails nothing."""
    if not reachable:
        print(f"{name}: NOT AUDITED. The advisories are out of reach from here; only versions and hashes were checked.")
        return True
    print(f"{name}:", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603 -- as above


if __name__ == "__main__":
    check_what_is_pinned()
    fine = [
        ask("Python", PIP_AUDIT, reachable=python_was_audited()),
        ask("Node", NPM_AUDIT, reachable=node_was_audited()),
    ]
    sys.exit(0 if all(fine) else 1)
