"""Where the files of pictures lie: uploads where nobody gets at them, what was made of them in public.

UPLOAD_ROOT/<random>                      as it was sent, until the worker has been
MEDIA_ROOT/images/<random>/<width>.webp   re-encoded
MEDIA_ROOT/images/.<random>/              being re-encoded
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models.signals import post_delete

from project.images.models import Image, new_name

LEFT_BEHIND = 3600  # seconds: what belongs to no picture after that was left by a process that was killed


def upload_path(name: str) -> Path:
    return Path(settings.UPLOAD_ROOT) / name


def public_path(place: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "images" / place


def keep(file: "File[bytes]", name: str) -> None:
    """Store an upload, to the disk: what is acknowledged is not lost."""
    path = upload_path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    file.seek(0)
    with path.open("xb") as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        os.fsync(copy.fileno())


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder to make files in, which is gone afterwards unless it was published."""
    place = public_path(f".{new_name()}")
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def publish(made: Path, place: str) -> None:
    """Show what was made; in the place of what a killed worker may have shown just before its commit."""
    shutil.rmtree(public_path(place), ignore_errors=True)
    made.rename(public_path(place))


def go_with_their_rows() -> None:
    post_delete.connect(_remove_after_commit, sender=Image, dispatch_uid="images.files")


def _remove_after_commit(instance: Image, **_: Any) -> None:
    transaction.on_commit(lambda: remove(instance.upload, instance.place), robust=True)


def remove(upload: str, place: str = "") -> None:
    if upload:
        upload_path(upload).unlink(missing_ok=True)
    if place:
        shutil.rmtree(public_path(place), ignore_errors=True)


def sweep() -> int:
    """Remove what processes that were killed left behind; how many files and folders."""
    uploads = set(_old(upload_path("")))
    places = set(_old(public_path("")))
    uploads -= {upload_path(name) for name in _known("upload", uploads)}
    places -= {public_path(name) for name in _known("place", places)}
    for path in uploads:
        remove(path.name)
    for path in places:
        remove("", path.name)
    return len(uploads) + len(places)


def _known(field: str, paths: set[Path]) -> Iterator[str]:
    return Image.objects.values_list(field, flat=True).iterator() if paths else iter(())


def _old(folder: Path) -> Iterator[Path]:
    before = time.time() - LEFT_BEHIND
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):  # it has just gone
            if path.stat().st_mtime < before:
                yield path
