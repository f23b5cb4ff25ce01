"""One worker as it is in use with Redis: `manage.py runworker <names>`, beside web processes."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conftest import EVERY_PROCESS
from tests.processes import RealProcess
from tests.web_process import ROOT, clean_environment


class WorkerProcess(RealProcess):
    name = "The worker"

    def __init__(self, log: Path, environment: Mapping[str, str], *names: str) -> None:
        super().__init__(log)
        self._environment = {**clean_environment(), **EVERY_PROCESS, **environment}
        self._names = names
        self._pulse = log.with_suffix(".pulse")

    def command(self) -> Sequence[str]:
        return [sys.executable, str(ROOT / "manage.py"), "runworker", f"--pulse={self._pulse}", *self._names]

    def environment(self) -> dict[str, str]:
        return self._environment

    def is_ready(self) -> bool:
        return f"listening on {', '.join(self._names)}" in self.log and self._pulse.exists()
