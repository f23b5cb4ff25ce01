"""The documentation at `/docs/`: the built files, with their types and how long they keep, and nothing else."""

from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client

SECRET = "not for readers"


@pytest.fixture(autouse=True)
def built(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A small documentation, in a folder beside which there is something else."""
    root = tmp_path / "html"
    (root / "tutorial").mkdir(parents=True)
    (root / "_static").mkdir()
    (root / "index.html").write_text("<h1>Roomful</h1>" + " words" * 200)
    (root / "tutorial/index.html").write_text("<h1>Tutorial</h1>")
    (root / "_static/furo.css").write_text("body {}")
    (root / ".buildinfo").write_text(SECRET)
    (tmp_path / "settings.html").write_text(SECRET)
    (root / "way_out.html").symlink_to(tmp_path / "settings.html")
    settings.DOCS_ROOT = root  # type: ignore[attr-defined]  # pytest-django's
    return root


@pytest.mark.parametrize(
    ("path", "type", "starts"),
    [
        ("/docs/", "text/html; charset=utf-8", b"<h1>Roomful"),
        ("/docs/index.html", "text/html; charset=utf-8", b"<h1>Roomful"),
        ("/docs/tutorial/", "text/html; charset=utf-8", b"<h1>Tutorial"),
        ("/docs/_static/furo.css", "text/css; charset=utf-8", b"body"),
    ],
)
def test_a_built_file_is_served_with_its_type(path: str, type: str, starts: bytes) -> None:
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (HTTPStatus.OK, type)
    assert answer.content.startswith(starts)


def test_a_folder_and_the_bare_address_lead_to_their_index() -> None:
    assert Client().get("/docs")["Location"] == "/docs/"
    assert Client().get("/docs/tutorial")["Location"] == "/docs/tutorial/"


@pytest.mark.parametrize(
    "path",
    [
        "../settings.html", "tutorial/../../settings.html", "%2e%2e/settings.html", "..%2fsettings.html",
        "way_out.html", ".buildinfo", "/etc/passwd", "nothing.html", "nothing/", "_static/furo.css/", "index%00.html",
        "_static/", "tutorial/../../html/../settings.html",
    ],
)  # fmt: skip
def test_nothing_but_what_was_built_can_be_reached(path: str) -> None:
    answer = Client().get(f"/docs/{path}")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert SECRET.encode() not in answer.content


def test_a_file_named_by_its_hash_is_kept_and_a_page_is_asked_for_again() -> None:
    assert Client().get("/docs/_static/furo.css?v=1a2b")["Cache-Control"] == "public, max-age=31536000, immutable"
    page = Client().get("/docs/")
    assert page["Cache-Control"] == "public, no-cache"
    again = Client().get("/docs/", headers={"If-None-Match": page["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")


def test_a_page_that_was_built_anew_is_sent_anew(built: Path) -> None:
    before = Client().get("/docs/")["ETag"]
    (built / "index.html").write_text("<h1>Rebuilt</h1>")
    assert Client().get("/docs/", headers={"If-None-Match": before}).content == b"<h1>Rebuilt</h1>"


def test_a_page_is_sent_compressed_to_who_can_read_that() -> None:
    page = Client().get("/docs/", headers={"Accept-Encoding": "gzip"})
    assert (page["Content-Encoding"], page["Vary"]) == ("gzip", "Accept-Encoding")


def test_a_reader_is_given_no_session_and_nothing_can_be_sent_here() -> None:
    assert not Client().get("/docs/").cookies
    assert Client().post("/docs/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_the_pages_keep_to_the_strict_policy_of_the_site() -> None:
    policy = Client().get("/docs/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_where_it_was_not_built_one_sentence_says_how(built: Path) -> None:
    (built / "index.html").unlink()
    answer = Client().get("/docs/tutorial/")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "`make docs` builds it" in answer.content.decode()
