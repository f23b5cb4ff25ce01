"""`python -m benchmarks.profile fanout-200`: where the server's time goes under a workload, as py-spy sees it.

Writes the functions that took most of the time, and a flame graph, to `results/profiles/`. `--root` profiles another
copy of the project, such as an earlier version:

    git worktree add /tmp/first <commit>
    python -m benchmarks.profile fanout-200 --root /tmp/first --name first

Whoever is not root has to allow it: `sysctl kernel.yama.ptrace_scope=0`.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import flames, machine, places
from benchmarks.report import RESULTS
from benchmarks.servers import Server, serving
from benchmarks.stacks import Stacks
from benchmarks.workloads import WORKLOADS

RATE = 400  # samples per second
SPY = Path(sys.executable).with_name("py-spy")
SHOWN = ["--format=raw", "--threads", "--nolineno", f"--rate={RATE}"]


class Spy:
    """Looks at a server from the beginning of what is measured to its end."""

    def __init__(self, server: Server, file: Path) -> None:
        self._command = [str(SPY), "record", f"--pid={server.processes[0].pid}", f"--output={file}", *SHOWN]
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self) -> None:
        """Called at the beginning, and at the end."""
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        else:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__)
    parser.add_argument("workload", choices=[name for name in WORKLOADS if name not in {"pages", "growth"}])
    parser.add_argument("--subject", help="one of the workload's; the first, if none is named")
    parser.add_argument("--name", default="now", help="of these figures")
    parser.add_argument("--root", type=Path, help="another copy of the project")
    options = parser.parse_args()
    places.ROOT = (options.root or places.ROOT).resolve()
    os.sched_setaffinity(0, {machine.LOAD_CORE})
    try:
        name, stacks = record(options.workload, options.subject)
    finally:
        places.end_services()
    write(f"{options.workload}-{options.name}", f"{WORKLOADS[options.workload].title}: {name}", stacks)


def record(workload: str, subject: str | None) -> tuple[str, Stacks]:
    """One run of the workload, and what was seen of it."""
    chosen = WORKLOADS[workload]
    measured = next(each for each in chosen.subjects if subject in (None, each.name))
    with tempfile.TemporaryDirectory() as folder, serving(measured) as server:
        file = Path(folder) / "stacks"
        server.watcher = Spy(server, file)
        chosen.measure(server, measured)
        return measured.name, Stacks.read(file)


def write(file: str, title: str, stacks: Stacks) -> None:
    folder = RESULTS / "profiles"
    folder.mkdir(parents=True, exist_ok=True)
    when = f"{datetime.now(UTC):%Y-%m-%d}, {machine.description()}; {stacks.all:,} samples of a busy server."
    lines = [f"**{title}**", "", *stacks.table(), "", when]
    (folder / f"{file}.md").write_text("\n".join(lines) + "\n")
    (folder / f"{file}.svg").write_text(flames.draw(title, stacks))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
