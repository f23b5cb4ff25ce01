"""What can be done with pictures: the only place that changes them; callable from anywhere.

An upload is one row and one file that nobody can see. What has to be done stands in the database: the
worker claims a picture, makes its files, and marks it ready in the transaction in which others hear of it.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from project.images import files, uploads
from project.images.models import Image, new_name
from project.images.signals import image_ready
from project.images.thumbnails import Made
from project.realtime import events, worker
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused

logger = logging.getLogger(__name__)

IMAGES = 2_000  # in one room
ROOM_BYTES = 500 * 1024 * 1024  # of all pictures of one room
LEASE = timedelta(seconds=60)  # a worker that has not finished after that is taken for dead
ATTEMPTS = 3  # a picture that ends its worker so often ends no more

WAITING = Q(ready=False, failed="")


# Uploads


def image_add(room: Room, *, by: Author, file: "File[bytes]", id: UUID | None = None) -> tuple[Image, bool]:
    """Take a picture in, and whether it is new: the same `id` by the same person is the same picture, sent again."""
    if id and (known := _known(room, by, id)):
        return known, False
    width, height = uploads.check(file, file.size)
    upload = new_name()
    files.keep(file, upload)
    try:
        return _store(room, by, Image(id=id or uuid4(), width=width, height=height, bytes=file.size, upload=upload))
    except BaseException:
        files.remove(upload)
        raise


def _store(room: Room, by: Author, image: Image) -> tuple[Image, bool]:
    with events.writing(room) as log:  # the lock makes the count hold
        if known := _known(room, by, image.id):
            files.remove(image.upload)
            return known, False
        if log.room.images.count() >= IMAGES:
            raise Refused("too_large", f"This room is full: it has {IMAGES} pictures.")
        used = log.room.images.aggregate(sum=Sum("bytes"))["sum"] or 0
        if used + image.bytes > ROOM_BYTES:
            raise Refused("too_large", f"This room is full: its pictures take up {ROOM_BYTES // 1024**2} MB.")
        image.room, image.by, image.who = log.room, by.id, by.name
        try:
            with transaction.atomic():
                image.save(force_insert=True)
        except IntegrityError:  # another room got it at the same moment
            raise _taken() from None
        transaction.on_commit(lambda: worker.remind("thumbnail", "thumbnail.images"), robust=True)
    return image, True


def _known(room: Room, by: Author, id: UUID) -> Image | None:
    known = Image.objects.filter(id=id).first()
    if known and (known.room_id, known.by) != (room.pk, by.id):
        raise _taken()
    return known


def _taken() -> Refused:
    return Refused("invalid", "There is already a picture with this `id`.")


def images_of(room: Room, ids: Iterable[UUID | str]) -> dict[str, Image]:
    """Those of these pictures that this room has, by their id as text; one query for any number."""
    return {str(image.id): image for image in room.images.filter(id__in={*ids})}


# The worker's work


def claim() -> Image | None:
    """The picture that has waited longest, for this worker alone; None if there is nothing to do."""
    now = timezone.now()
    due = Image.objects.filter(WAITING).filter(Q(claimed=None) | Q(claimed__lt=now - LEASE)).order_by("created")
    while image := due.first():
        free = Image.objects.filter(WAITING, pk=image.pk, claimed=image.claimed)
        if free.update(claimed=now, attempts=F("attempts") + 1):
            image.refresh_from_db()
            return image
    return None


def image_made(image: Image, *, made: Made, folder: Path) -> bool:
    """Show the files in `folder` and tell the room; False if another worker was faster, or the picture is gone."""
    try:
        with events.writing(image.room) as log:
            fresh = log.room.images.filter(WAITING, pk=image.pk).select_for_update().first()
            if fresh is None:
                return False
            files.publish(folder, fresh.place)
            upload = _settle(fresh, ready=True, sizes=made.sizes, bytes=made.bytes, **made.size._asdict())
            fresh.room = log.room
            image_ready.send(Image, image=fresh)
            transaction.on_commit(lambda: files.remove(upload), robust=True)
            return True
    except Room.DoesNotExist:
        return False


def image_failed(image: Image, *, reason: str) -> None:
    """It will never be ready; the upload is of no use to anybody."""
    with transaction.atomic():
        fresh = Image.objects.filter(WAITING, pk=image.pk).select_for_update().first()
        if fresh is not None:
            upload = _settle(fresh, failed=reason, bytes=0)
            transaction.on_commit(lambda: files.remove(upload, fresh.place), robust=True)


def _settle(image: Image, **changes: object) -> str:
    """Change what is waiting to what is done; the name of its upload."""
    upload, image.upload = image.upload, ""
    for field, value in changes.items():
        setattr(image, field, value)
    image.save(update_fields=["upload", *changes])
    return upload
