"""`manage.py runserver`: Django's development server, with the sockets and limits of the real one."""

import os
from typing import Any

from daphne.management.commands.runserver import Command as DaphneCommand

from project.server import Server


class Command(DaphneCommand):
    server_cls = Server

    def add_arguments(self, parser: Any) -> None:
        super().add_arguments(parser)
        parser.set_defaults(use_static_handler=False)  # WhiteNoise does it, here as in production

    def inner_run(self, *args: Any, **options: Any) -> None:
        try:
            super().inner_run(*args, **options)
        except SystemExit as failure:
            if options["use_reloader"]:  # this is a thread, and would end alone
                os._exit(int(failure.code or 0))
            raise
