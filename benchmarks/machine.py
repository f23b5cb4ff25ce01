"""The machine that measures: its cores, and what Linux says of a process."""

import os
import platform
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]
TICKS = os.sysconf("SC_CLK_TCK")  # of /proc, per second


def cpu_seconds(pid: int) -> float:
    """What all threads of a process have had of a core, in user and system time."""
    spent = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            spent += int((task / "schedstat").read_text().split()[0])
        except OSError:  # the thread has just ended
            continue
    return spent / 1e9


def queued_seconds(pid: int) -> float:
    """How long a process's main thread was ready to run, but its core was somebody else's."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9


def busy_seconds(core: int) -> float:
    """How long this core has worked, for whomever, or was taken away by the host."""
    line = next(line for line in Path("/proc/stat").read_text().splitlines() if line.startswith(f"cpu{core} "))
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, line.split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICKS


def megabytes(pid: int) -> float:
    """Resident memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def family(pid: int) -> list[int]:
    """A process and its children, such as PostgreSQL's sessions."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def description() -> str:
    names = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    }
    return f"{len(CORES)} cores of {', '.join(names)}, Python {platform.python_version()}"
