"""`manage.py prune_events`: keeps the log short; what it takes out is folded into each room's baseline."""

from typing import Any

from django.core.management.base import BaseCommand

from project.realtime.models import Room
from project.realtime.replay import prune


class Command(BaseCommand):
    help = "Fold events beyond KEEP_EVENTS and KEEP_DAYS into each room's baseline. Run it daily; rooms stay open."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = [prune(room) for room in Room.objects.order_by("pk").iterator()]
        self.stdout.write(f"{sum(counts)} events of {sum(map(bool, counts))} rooms folded.")
