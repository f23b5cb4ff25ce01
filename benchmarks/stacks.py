"""What py-spy has seen: how often each function was running, and what had called it."""

import re
from collections import Counter
from pathlib import Path
from typing import Self

Stack = tuple[str, ...]  # functions, the outermost first: "thread" or "flush (project/realtime/relay.py)"

# Below these a thread has got to its work; what lies above is the same in each stack.
BEGINNINGS = (
    "BaseEventLoop._run_once (asyncio/base_events.py)",
    "Handle._run (asyncio/events.py)",
    "_WorkItem.run (concurrent/futures/thread.py)",
)
LOOP, THREADS = "event loop", "other threads"

# Here a thread waits for work, which py-spy cannot always tell from working.
IDLE = (
    "_worker (concurrent/futures/thread.py)",
    "EpollSelector.select (selectors.py)",
    "Condition.wait (threading.py)",
)


class Stacks:
    """The samples of one run."""

    def __init__(self, counts: Counter[Stack]) -> None:
        self.counts = counts
        self.all = sum(counts.values())
        self.own: Counter[str] = Counter()  # samples in which a function itself was running
        self.total: Counter[str] = Counter()  # … or something that it had called
        for stack, count in counts.items():
            self.own[stack[-1]] += count
            self.total.update(dict.fromkeys(stack[1:], count))

    @classmethod
    def read(cls, file: Path) -> Self:
        """From py-spy's `--format raw --threads --nolineno`: a line for each stack, and how often it was seen."""
        counts: Counter[Stack] = Counter()
        for line in file.read_text().splitlines():
            words, _, count = line.rpartition(" ")
            stack = _shortened(words.split(";"))
            if stack[-1] not in IDLE:
                counts[stack] += int(count)
        return cls(counts)

    def table(self, most: int = 15) -> list[str]:
        """The functions that took most of the time themselves."""
        lines = ["| function | itself | with what it calls |", "|---|---:|---:|"]
        for function, own in self.own.most_common(most):
            lines.append(f"| `{function}` | {own / self.all:.1%} | {self.total[function] / self.all:.1%} |")
        return lines


def _shortened(frames: list[str]) -> Stack:
    thread, *functions = frames
    begin = max((functions.index(name) for name in BEGINNINGS if name in functions), default=-1)
    return (LOOP if "MainThread" in thread else THREADS, *map(_named, functions[begin + 1 :]))


def _named(function: str) -> str:
    """Without the folder in which packages are installed."""
    return re.sub(r"\(.*(?:site-packages|python3\.\d+)/", "(", function)
