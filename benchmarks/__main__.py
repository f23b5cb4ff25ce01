"""`python -m benchmarks [names…]`, or `make bench`: measure, and write the figures down."""

import argparse
import gc
import os
import signal
import sys
import time
from pathlib import Path

from benchmarks import places, report
from benchmarks.machine import CORES, LOAD_CORE
from benchmarks.measuring import Figures, milliseconds
from benchmarks.servers import serving
from benchmarks.subjects import Subject
from benchmarks.workloads import WORKLOADS, Workload

BAR = 24  # characters


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"{' '.join(WORKLOADS)} (all, if none is named)")
    parser.add_argument("--rounds", type=int, help="of each workload, instead of its own number")
    parser.add_argument("--draw", action="store_true", help="measure nothing: write tables and plots anew")
    parser.add_argument("--results", type=Path, default=report.RESULTS, help="where the figures go")
    options = parser.parse_args()
    if unknown := set(options.names) - set(WORKLOADS):
        parser.error(f"no such workload: {', '.join(sorted(unknown))}")
    if len(CORES) < 2:
        sys.exit("Two cores are needed: one for the server, one for the load.")
    report.RESULTS = options.results
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # in order: with the services that were started
    try:
        if not options.draw:
            Session(options.names or [*WORKLOADS], options.rounds).run()
    finally:
        places.end_services()
    print("\n" + "\n".join(report.summarize()))
    print(f"\nWritten to {options.results}.")


class Session:
    """The chosen workloads, one after the other, with a bar that says how far all of it has come."""

    def __init__(self, names: list[str], rounds: int | None) -> None:
        self._workloads = {name: WORKLOADS[name] for name in names}
        self._rounds = rounds
        self._all = sum(map(self._seconds, self._workloads.values()))
        self._done = 0
        self._began = time.monotonic()

    def run(self) -> None:
        os.sched_setaffinity(0, {LOAD_CORE})  # the servers move to the other one
        for name, workload in self._workloads.items():
            report.save(name, self._measure(workload))

    def _seconds(self, workload: Workload) -> int:
        return workload.seconds * len(workload.subjects) * (self._rounds or workload.rounds)

    def _measure(self, workload: Workload) -> dict[str, list[Figures]]:
        """All rounds: A B A B …, so that what else the machine does meets everybody."""
        print(f"\n{workload.title}")
        runs: dict[str, list[Figures]] = {subject.name: [] for subject in workload.subjects}
        for number in range(1, (self._rounds or workload.rounds) + 1):
            for subject in workload.subjects:
                self._show(f"round {number}: {subject.name}")
                found = one_run(workload, subject)
                runs[subject.name] += found
                self._done += workload.seconds
                for figures in found:
                    self._show(f"{subject.name}: {brief(figures)}", end="\n")
        return runs

    def _show(self, doing: str, end: str = "") -> None:
        """The bar stays on the terminal's last line; elsewhere only what was found is written."""
        if not end and not sys.stdout.isatty():
            return
        filled = min(BAR, BAR * self._done // self._all)
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        print(f"\r{'█' * filled}{'░' * (BAR - filled)} {minutes}:{seconds:02}  {doing:<90}", end=end, flush=True)


def one_run(workload: Workload, subject: Subject) -> list[Figures]:
    with serving(subject) as server:
        gc.collect()
        gc.disable()  # a collection would be measured as the server's delay
        try:
            return workload.measure(server, subject)
        finally:
            gc.enable()


def brief(figures: Figures) -> str:
    """What can be said of any workload."""
    told = [f"{name[:3]} {milliseconds(figures[name])}" for name in ("p50_ms", "p99_ms") if name in figures]
    told += [f"{figures[name]:,.{digits}f} {words}" for name, digits, words in TOLD if name in figures]
    others = max(figures.get("others_on_server_core", 0), figures.get("others_on_load_core", 0))
    if others > 0.1:
        told.append(f"(others had {others:.0%} of a core)")
    return ", ".join(told)


TOLD = (
    ("sockets", 0, "sockets"),
    ("cpu_us_per_update", 2, "µs per update"),
    ("acknowledged_per_second", 0, "commands/s"),
    ("kilobytes_per_socket", 1, "KB per socket"),
    ("seconds_to_last", 1, "s"),
    ("frames_per_second", 0, "frames/s"),
    ("map_frames", 0, "frames/s on the map"),
    ("sketch_frames", 0, "on the board"),
)


if __name__ == "__main__":
    main()
