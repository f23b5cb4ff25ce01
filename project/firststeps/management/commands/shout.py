"""`manage.py shout "Dinner is ready"`: a script speaks to everybody in the chat."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Say something in the chat of the first steps (other processes need Redis)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")

    def handle(self, *args: Any, **options: Any) -> None:
        line = {"type": "chat.line", "name": "a script", "text": options["text"][:200]}
        async_to_sync(get_channel_layer().group_send)("chat", line)
