"""The fixtures of rooms, for the tests of pictures; their files go where each test can look at them."""

from pathlib import Path
from typing import Any

import pytest

from tests.room_fixtures import no_places, process, room, visitors

__all__ = ["no_places", "process", "room", "visitors"]


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT, settings.UPLOAD_ROOT = tmp_path / "media", tmp_path / "uploads"
    return tmp_path
