"""`manage.py crowd --room map:lobby --people 30 --seconds 60`: simulated people, for demos and for load."""

import asyncio
import re
import time
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from project.realtime.crowd.door import Closed, own_machine
from project.realtime.crowd.gathering import first_look, gather
from project.realtime.crowd.tally import Tally
from project.realtime.crowd.visitor import Wishes

BAR = 24  # characters


class Command(BaseCommand):
    help = "Fill a room on this machine with simulated people, who join over real WebSockets and move things about."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--room", default="map:lobby", help="kind:name, as in map:lobby (the default)")
        parser.add_argument("--link", help="a link to the room, where one is needed: it is followed instead of --room")
        parser.add_argument("--people", type=int, default=30)
        parser.add_argument("--seconds", type=float, default=60)
        parser.add_argument("--url", default="http://localhost:8000", help="where it runs, on this machine")
        parser.add_argument("--edit", action="store_true", help="they also add, edit and remove things of their own")
        parser.add_argument("--chat", action="store_true", help="they also chat")

    def handle(self, *args: Any, **options: Any) -> None:
        wishes = Wishes(edit=options["edit"], chat=options["chat"])
        tally = Tally()
        try:
            page = options["link"] or f"{own_machine(options['url'])}{self._path(options['room'])}"
            first_look(page)
        except Closed as closed:
            raise CommandError(str(closed)) from None
        with suppress(KeyboardInterrupt):  # Ctrl-C: they leave earlier
            asyncio.run(self._run(page, tally, wishes, people=options["people"], seconds=options["seconds"]))
        self.stdout.write("\n".join(tally.lines()))

    def _path(self, room: str) -> str:
        found = re.fullmatch(r"([a-z]+):([\w-]+)", room)
        if not found:
            raise CommandError(f"“{room}” is no room. Write kind:name, for example map:lobby.")
        return f"/{found[1]}/{found[2]}/"

    async def _run(self, page: str, tally: Tally, wishes: Wishes, *, people: int, seconds: float) -> None:
        bar = asyncio.create_task(self._bar(seconds, tally))
        try:
            await gather(page, tally, wishes, people=people, seconds=seconds)
        finally:
            bar.cancel()
            if self.stdout.isatty():
                self.stdout.write("")

    async def _bar(self, seconds: float, tally: Tally) -> None:
        started = time.monotonic()
        while self.stdout.isatty():
            passed = min(seconds, time.monotonic() - started)
            done = round(BAR * passed / seconds)
            self.stdout.write(
                f"\r{'█' * done}{'░' * (BAR - done)} {passed:.0f} of {seconds:.0f} s · {tally.people} people"
                f" · {tally.sent:,} sent · {tally.heard:,} received ",
                ending="",
            )
            self.stdout.flush()
            await asyncio.sleep(0.2)
