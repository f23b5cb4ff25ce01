"""A real web process under attack: what it wrote into its log meanwhile, and how much memory it took."""

import re
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.figures import Figure, at_most, exactly
from tests.web_process import WebProcess

MEGABYTE = 1024  # kilobytes, as /proc has them


class Watched:
    """`with Watched(site) as watch:` attacks; afterwards its figures."""

    def __init__(self, site: WebProcess) -> None:
        self.site = site
        self.log = ""
        self.grown = self.peak = 0.0  # megabytes more than at the beginning: now, and at worst

    def __enter__(self) -> Self:
        Path(f"/proc/{self.site.pid}/clear_refs").write_text("5")  # the peak is counted from here
        self._before = self._memory("VmRSS")
        self._read = len(self.site.log)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self.site.running, self.site.log[-3000:]
        self.log = self.site.log[self._read :]
        self.grown = max(0.0, self._memory("VmRSS") - self._before)
        self.peak = max(0.0, self._memory("VmHWM") - self._before)

    @property
    def tracebacks(self) -> list[str]:
        return re.findall(r"Traceback \(most recent call last\).*?\n(?=\S*\d{4}-|\Z)", self.log, re.S)

    def clean(self, errors: int = 0) -> list[Figure]:
        """No answer of 500 or more (`errors` were seen by the attackers), nothing unforeseen in the log."""
        told = self.log.count("Internal Server Error")
        assert not self.tracebacks, self.tracebacks[0][-3000:]
        return [exactly("5xx", errors + told, 0), exactly("tracebacks", len(self.tracebacks), 0)]

    def memory(self, limit: float) -> Figure:
        return at_most("memory", round(self.grown, 1), limit, "MB")

    def _memory(self, name: str) -> float:
        status = Path(f"/proc/{self.site.pid}/status").read_text()
        return int(status.split(f"{name}:")[1].split()[0]) / MEGABYTE
