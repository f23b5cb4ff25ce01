"""`manage.py runworker [NAME …]`: consumers of named channels, or of all, in a process of their own."""

import signal
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from channels import DEFAULT_CHANNEL_LAYER
from channels.management.commands.runworker import Command as ChannelsCommand
from django.core.management import CommandError

from project.realtime.worker import Worker, channel_names


class Command(ChannelsCommand):
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--layer", default=DEFAULT_CHANNEL_LAYER, help="the channel layer, if not the default")
        parser.add_argument("--pulse", type=Path, help="a file that is touched every few seconds, as a sign of life")
        parser.add_argument("channels", nargs="*", help="names of channels; all, if none is given")

    def handle(self, *args: Any, **options: Any) -> None:
        options["channels"] = options["channels"] or channel_names()
        if unknown := set(options["channels"]) - set(channel_names()):
            raise CommandError(f"No consumer listens to {', '.join(sorted(unknown))}. There are: {channel_names()}")
        self.worker_class = partial(Worker, pulse=options["pulse"])
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to go: as by Ctrl-C, after the job at hand
        super().handle(*args, **options)
