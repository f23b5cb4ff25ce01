"""The proxy of `docker-compose.yml`, as a process: the same Caddyfile, in front of web processes of the tests."""

import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.processes import RealProcess, free_port
from tests.web_process import ROOT, WebProcess

CONFIGURATION = ROOT / "deploy/Caddyfile"
UPSTREAMS = re.compile(r"dynamic a web 8000 \{[^}]*\}")  # which asks the compose network's name server


class ProxyServer(RealProcess):
    name = "The proxy"

    def __init__(self, place: Path, webs: Sequence[WebProcess], static_root: Path, media_root: Path) -> None:
        super().__init__(place / "proxy.log")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._place = place
        self._static_root = static_root
        self._media_root = media_root
        self._file = place / "Caddyfile"
        upstreams = "to " + " ".join(f"127.0.0.1:{web.port}" for web in webs)
        text, found = UPSTREAMS.subn(upstreams, CONFIGURATION.read_text())
        assert found == 1, "The Caddyfile does not say where the web processes are."
        self._file.write_text(text)

    def ws(self, path: str) -> str:
        return f"ws://127.0.0.1:{self.port}{path}"

    def command(self) -> Sequence[str]:
        return [program(), "run", "--config", str(self._file), "--adapter", "caddyfile"]

    def environment(self) -> Mapping[str, str]:
        place = str(self._place)
        roots = {"STATIC_ROOT": str(self._static_root), "MEDIA_ROOT": str(self._media_root)}
        limits = {"HEADER_TIMEOUT": "2s"}  # nobody wants to wait for the usual ten
        return (
            {"HOME": place, "XDG_CONFIG_HOME": place, "SITE_ADDRESS": f"http://127.0.0.1:{self.port}"} | roots | limits
        )

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/livez", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def validate() -> str:
    """What Caddy has to say about the configuration."""
    command = [program(), "validate", "--config", str(CONFIGURATION), "--adapter", "caddyfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def program() -> str:
    found = shutil.which("caddy")
    assert found, "Caddy is not installed: `make test` installs it."
    return found
