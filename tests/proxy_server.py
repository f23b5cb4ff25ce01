"""The proxy of `docker-compose.yml`, as a process: the same Caddyfile, in front of web processes of the tests."""

import re
import shutil
import ssl
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
        self._file.write_text(self.configured(text))

    def configured(self, text: str) -> str:
        return text

    def context(self) -> ssl.SSLContext | None:
        """Whom to trust."""
        return None

    def ws(self, path: str) -> str:
        return f"ws{self.url.removeprefix('http')}{path}"

    def command(self) -> Sequence[str]:
        return [program(), "run", "--config", str(self._file), "--adapter", "caddyfile"]

    def environment(self) -> Mapping[str, str]:
        place = str(self._place)
        roots = {"STATIC_ROOT": str(self._static_root), "MEDIA_ROOT": str(self._media_root)}
        roots |= {"AWAY_ROOT": str(CONFIGURATION.parent)}
        limits = {"HEADER_TIMEOUT": "2s", "PATIENCE": "8s"}  # nobody wants to wait for the usual ten, or twenty
        return {"HOME": place, "XDG_CONFIG_HOME": place, "SITE_ADDRESS": self.url} | roots | limits

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/livez", timeout=5, context=self.context()) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


class SecureProxy(ProxyServer):
    """The same with a certificate, by an authority of its own, as Caddy has one for `localhost`."""

    def __init__(self, place: Path, webs: Sequence[WebProcess], static_root: Path, media_root: Path) -> None:
        self.http_port = free_port()
        super().__init__(place, webs, static_root, media_root)
        self.url = f"https://localhost:{self.port}"
        self._root = place / ".local/share/caddy/pki/authorities/local/root.crt"

    def configured(self, text: str) -> str:
        return text.replace("admin off", f"admin off\n\thttp_port {self.http_port}", 1)

    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._root)


def validate() -> str:
    """What Caddy has to say about the configuration."""
    command = [program(), "validate", "--config", str(CONFIGURATION), "--adapter", "caddyfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def program() -> str:
    found = shutil.which("caddy")
    assert found, "Caddy is not installed: `make test` installs it."
    return found
