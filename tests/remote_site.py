"""A site that somebody else has started, for tests that only need to visit it."""

from pathlib import Path

from tests.web_process import WebProcess


class RemoteSite(WebProcess):
    def __init__(self, url: str) -> None:
        super().__init__(Path("/dev/null"), {"DATA_DIR": "/nowhere"})
        self.url = url

    def ws(self, path: str) -> str:
        return f"ws{self.url.removeprefix('http')}{path}"

    def start(self) -> None:
        """It runs."""

    @property
    def running(self) -> bool:
        return True
