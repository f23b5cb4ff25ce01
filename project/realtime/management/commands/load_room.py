"""`manage.py load_room FILE`: puts back a room that `dump_room` wrote."""

import sys
from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from django.core.management.base import BaseCommand, CommandError

from project.realtime.archive import load
from project.realtime.refusals import Refused


class Command(BaseCommand):
    help = "Put back a room that `dump_room` wrote: its address, its links, its log, its contents and its pictures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="what to read; - for the standard input")
        parser.add_argument("--replace", action="store_true", help="delete the room that is there now")

    def handle(self, *args: Any, **options: Any) -> None:
        content = sys.stdin.buffer.read() if options["file"] == "-" else Path(options["file"]).read_bytes()
        try:
            room = load(BytesIO(content), replace=options["replace"])
        except Refused as refused:
            raise CommandError(f"{refused.detail} Say --replace to have it deleted.") from None
        except (BadZipFile, KeyError) as failure:
            raise CommandError(f"This is not a room: {failure}") from None
        self.stdout.write(f"{room.get_absolute_url()} is back, with {room.seq} events so far.", self.style.SUCCESS)
