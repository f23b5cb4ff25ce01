"""The `thumbnail` worker as it is in use: a process that is killed in the middle of a picture."""

import http.cookiejar
import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.conftest import MakeWeb
from tests.images.pictures import files_under, picture
from tests.processes import wait_until
from tests.redis_server import RedisServer
from tests.web_process import WebProcess
from tests.worker_process import WorkerProcess

LARGE = picture("JPEG", (5000, 5000))  # keeps a worker busy for about a second
BOUNDARY = "roomful-picture"


class Browser:
    """Has opened the lobby, and sends pictures to it."""

    def __init__(self, site: WebProcess) -> None:
        self.images = f"{site.url}/map/lobby/images/"
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self._opener.open(f"{site.url}/map/lobby/").close()
        self._token = next(str(cookie.value) for cookie in jar if cookie.name == "csrftoken")

    def sends(self, content: bytes) -> str:
        """Send a picture; its id."""
        disposition = b'Content-Disposition: form-data; name="file"; filename="photo.jpg"'
        form = b"--%b\r\n%b\r\n\r\n%b\r\n--%b--\r\n" % (
            BOUNDARY.encode(), disposition, content, BOUNDARY.encode(),
        )  # fmt: skip
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "X-CSRFToken": self._token}
        return str(self._answer(urllib.request.Request(self.images, form, headers))["id"])

    def looks_at(self, id: str) -> dict[str, Any]:
        return self._answer(urllib.request.Request(f"{self.images}{id}/"))

    def _answer(self, request: urllib.request.Request) -> dict[str, Any]:
        with self._opener.open(request) as answer:
            told: dict[str, Any] = json.load(answer)
            return told


@pytest.fixture
def environment(postgres_url: str, redis_server: RedisServer, tmp_path: Path) -> dict[str, str]:
    shared = {"MEDIA_ROOT": str(tmp_path / "media"), "UPLOAD_ROOT": str(tmp_path / "uploads")}
    return {"DATABASE_URL": postgres_url, "REDIS_URL": redis_server.url, "DATA_DIR": str(tmp_path), **shared}


@pytest.fixture
def worker(environment: dict[str, str], tmp_path: Path) -> Iterator[WorkerProcess]:
    worker = WorkerProcess(tmp_path / "worker.log", environment, "thumbnail")
    yield worker
    worker.close()


def has_begun(database: psycopg.Connection[Any], id: str) -> bool:
    return bool(database.execute("SELECT 1 FROM images_image WHERE id = %s AND attempts = 1", [id]).fetchone())


def test_a_picture_is_done_once_though_its_worker_was_killed(
    web: MakeWeb, environment: dict[str, str], worker: WorkerProcess, tmp_path: Path
) -> None:
    browser = Browser(web(**{name: value for name, value in environment.items() if name != "DATA_DIR"}))
    id = browser.sends(LARGE)
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
        worker.start()
        wait_until(lambda: has_begun(database, id), "the worker to begin")
        worker.kill()
        database.execute("UPDATE images_image SET claimed = claimed - interval '2 minutes'")
        worker.start()
        wait_until(lambda: browser.looks_at(id)["ready"], "the picture to be ready")
        wait_until(lambda: not files_under(tmp_path / "uploads"), "the upload to be deleted")
    urls = [size["url"] for size in browser.looks_at(id)["sizes"]]
    public = [f"/media/{file}" for file in files_under(tmp_path / "media") if "/." not in file]
    assert sorted(public) == sorted(urls)
    assert urls[-1].endswith("/2048.webp")
