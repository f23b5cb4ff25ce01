"""One room in a file: its row, its log, all that is in it, and its pictures, to be kept and put back.

A zip with `room.jsonl` (Django's own form, one row per line, parents first), and with files in `media/` and `uploads/`.
"""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from project.realtime import events
from project.realtime.models import Room
from project.realtime.refusals import Refused

ROWS = "room.jsonl"

Table = dict[Any, models.Model]  # primary key -> row


class Exact(DjangoJSONEncoder):
    """Keeps the microseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def dump(room: Room, file: IO[bytes]) -> int:
    """Write everything that belongs to the room, as it is at one moment; how many rows."""
    with events.writing(room) as log, ZipFile(file, "w", ZIP_DEFLATED) as archive:  # the lock: nobody writes meanwhile
        rows = [*belonging_to(log.room)]
        archive.writestr(ROWS, serializers.serialize("jsonl", rows, cls=Exact))
        for folder, root in roots().items():
            for path in (path for row in rows for path in files_of(row) if path.is_relative_to(root)):
                archive.write(path, f"{folder}/{path.relative_to(root)}")
    return len(rows)


def load(file: IO[bytes], *, replace: bool = False) -> Room:
    """Put the room back where it was, with its links; `Refused` if there is one, unless that is to be replaced."""
    with ZipFile(file) as archive:
        rows = [one.object for one in serializers.deserialize("jsonl", io.BytesIO(archive.read(ROWS)))]
        room = cast("Room", rows[0])
        with transaction.atomic():
            make_way_for(room, replace=replace)
            insert(rows)
        put_back_files(archive)  # only now: those of a room that was replaced are deleted at the commit
    return room


# Rows


def belonging_to(room: Room) -> Iterator[models.Model]:
    """The room, what refers to it, and what refers to that; each row once."""
    tables: dict[type[models.Model], Table] = {Room: {room.pk: room}}
    for model in (waiting := [Room]):
        for relation in model._meta.related_objects:
            child: Any = relation.related_model
            if child not in tables:
                waiting.append(child)
            field = f"{relation.field.name}__in"
            rows = child._base_manager.filter(**{field: [*tables[model].values()]}).order_by("pk")
            tables.setdefault(child, {}).update({row.pk: row for row in rows})
    for table in tables.values():
        yield from table.values()


def make_way_for(room: Room, *, replace: bool) -> None:
    there = Room.objects.filter(kind=room.kind, slug=room.slug)
    if there and not replace:
        raise Refused("invalid", f"There is a room at {room.get_absolute_url()} already.")
    there.delete()


def insert(rows: list[Any]) -> None:
    """Numbers that the database gives are given anew, and whatever refers to them follows."""
    given: dict[tuple[type[models.Model], Any], Any] = {}
    for row in rows:
        for field in row._meta.concrete_fields:
            if field.remote_field:
                old = getattr(row, field.attname)
                setattr(row, field.attname, given.get((field.related_model, old), old))
        old = row.pk
        if isinstance(row._meta.pk, models.AutoField):
            row.pk = None
        row.save_base(raw=True, force_insert=True)  # as it was: no events, no new dates
        given[type(row), old] = row.pk


# Files


def roots() -> dict[str, Path]:
    return {"media": Path(settings.MEDIA_ROOT), "uploads": Path(settings.UPLOAD_ROOT)}


def files_of(row: models.Model) -> list[Path]:
    """A model whose rows have files on the disk says so."""
    return [*getattr(row, "files", list)()]


def put_back_files(archive: ZipFile) -> None:
    for entry in archive.infolist():
        folder, _, name = entry.filename.partition("/")
        if root := roots().get(folder):
            entry.filename = name
            archive.extract(entry, root)
