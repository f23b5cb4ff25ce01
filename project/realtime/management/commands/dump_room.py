"""`manage.py dump_room map/lobby FILE`: one room with its log, its contents and its pictures."""

import sys
from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from project.realtime.archive import dump
from project.realtime.models import Room


class Command(BaseCommand):
    help = "Write one room into a file that `load_room` puts back. Its links are in there: keep it to yourself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("room", help="as in its address: map/lobby")
        parser.add_argument("file", help="where to write it; - for the standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, _, slug = options["room"].strip("/").partition("/")
        room = Room.objects.filter(kind=kind, slug=slug).first()
        if room is None:
            raise CommandError(f"There is no room at /{kind}/{slug}/.")
        written = BytesIO()
        count = dump(room, written)
        if options["file"] == "-":
            sys.stdout.buffer.write(written.getvalue())
        else:
            Path(options["file"]).write_bytes(written.getvalue())
        self.stderr.write(f"{count} rows, {len(written.getvalue()):,} bytes.", self.style.SUCCESS)
