"""`python -m benchmarks [names…]`, or `make bench`: measure, and write the figures down."""

import argparse
import gc
import os
import sys

from benchmarks import report
from benchmarks.measuring import Figures, milliseconds
from benchmarks.servers import CORES, LOAD_CORE, Subject, serving
from benchmarks.workloads import WORKLOADS, Workload

BAR = 24  # characters


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"{' '.join(WORKLOADS)} (all, if none is named)")
    names = parser.parse_args().names or [*WORKLOADS]
    if unknown := set(names) - set(WORKLOADS):
        parser.error(f"no such workload: {', '.join(sorted(unknown))}")
    if len(CORES) < 2:
        sys.exit("Two cores are needed: one for the server, one for the load.")
    os.sched_setaffinity(0, {LOAD_CORE})  # the servers move to the other one
    for name in names:
        report.save(name, measure(WORKLOADS[name]))
    print(f"\nWritten to {report.LATEST.relative_to(report.HERE.parent)} and benchmarks/README.md.")


def measure(workload: Workload) -> dict[str, list[Figures]]:
    """All rounds: A B A B …, so that what else the machine does meets everybody."""
    print(f"\n{workload.title}")
    runs: dict[str, list[Figures]] = {subject.name: [] for subject in workload.subjects}
    steps = [(number, subject) for number in range(1, workload.rounds + 1) for subject in workload.subjects]
    for done, (number, subject) in enumerate(steps):
        progress(done, len(steps), f"round {number}: {subject.name}")
        figures = one_run(workload, subject)
        runs[subject.name].append(figures)
        progress(done + 1, len(steps), brief(subject, figures), end="\n")
    return runs


def one_run(workload: Workload, subject: Subject) -> Figures:
    with serving(subject) as server:
        gc.collect()
        gc.disable()  # a collection would be measured as the server's delay
        try:
            return workload.measure(server, subject)
        finally:
            gc.enable()


def progress(done: int, of: int, doing: str, end: str = "") -> None:
    if not end and not sys.stdout.isatty():
        return
    filled = BAR * done // of
    print(f"\r{'█' * filled}{'░' * (BAR - filled)}  {doing:<76}", end=end, flush=True)


def brief(subject: Subject, figures: Figures) -> str:
    others = max(figures["others_on_server_core"], figures["others_on_load_core"])
    noise = f"; the machine is busy with other work ({others:.0%} of a core)" if others > 0.1 else ""
    return f"{subject.name}: p50 {milliseconds(figures['p50_ms'])}, p99 {milliseconds(figures['p99_ms'])}{noise}"


if __name__ == "__main__":
    main()
