"""`manage.py runworker places`: consumers of named channels in a process of their own."""

import signal
from typing import Any

from channels.management.commands.runworker import Command as ChannelsCommand
from django.core.management import CommandError

from project.realtime.worker import Worker, channel_names


class Command(ChannelsCommand):
    worker_class = Worker

    def handle(self, *args: Any, **options: Any) -> None:
        if unknown := set(options["channels"]) - set(channel_names()):
            raise CommandError(f"No consumer listens to {', '.join(sorted(unknown))}. There are: {channel_names()}")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to go: as by Ctrl-C, after the job at hand
        super().handle(*args, **options)
