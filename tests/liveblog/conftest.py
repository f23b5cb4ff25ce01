"""The fixtures of rooms, for the tests of the liveblog; `blog` has a public address, as blogs have."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from project.realtime.models import Room
from tests.room_fixtures import (
    eager_watch,
    no_limits,
    no_notices,
    no_places,
    process,
    visitors,
)

__all__ = ["eager_watch", "no_limits", "no_notices", "no_places", "process", "visitors"]


@pytest.fixture
def blog(transactional_db: None) -> Room:
    """A blog that everybody may read."""
    return Room.objects.create(kind="live", title="Launch day", public_role="viewer")


@pytest.fixture
def reader(blog: Room) -> Client:
    """A browser that knows nothing but the address."""
    return Client()


@pytest.fixture
def editor(blog: Room) -> Client:
    """A browser that was given the edit link."""
    client = Client()
    client.get(f"/join/{blog.edit_key}/")
    return client


@pytest.fixture
def admin(transactional_db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="root", password="!", is_staff=True, is_superuser=True))
    return client


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Pictures go where nobody else's are."""
    settings.MEDIA_ROOT, settings.UPLOAD_ROOT = tmp_path / "media", tmp_path / "uploads"
