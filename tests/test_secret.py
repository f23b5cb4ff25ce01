"""The generated secret key: made once, for its owner's eyes, however many processes start at the same time."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from project import secret


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret-key"
    key = secret.load_or_create(path)
    assert len(key) > 50
    assert secret.load_or_create(path) == key
    assert path.read_text().strip() == key


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    secret.load_or_create(tmp_path / "secret-key")
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret.load_or_create(tmp_path / "one") != secret.load_or_create(tmp_path / "two")


def test_all_who_start_at_once_get_the_same_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starters = 8
    together = Barrier(starters, timeout=10)
    exists = Path.exists

    def all_see_that_it_is_missing(path: Path) -> bool:
        there = exists(path)
        if path.name == "secret-key":
            together.wait()
        return there

    monkeypatch.setattr(Path, "exists", all_see_that_it_is_missing)
    with ThreadPoolExecutor(starters) as pool:
        keys = set(pool.map(secret.load_or_create, [tmp_path / "secret-key"] * starters))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
