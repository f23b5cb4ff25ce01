"""`manage.py announce "The doors are open" --blog lobby`: a script anywhere tells a room full of readers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from liveblog.models import LiveblogPost
from liveblog.post_fields import BODY, HEADLINE
from project.realtime.identity import Author
from project.realtime.models import Room


class Command(BaseCommand):
    help = "Publish a post in a liveblog. Every open page shows it at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", help="Markdown")
        parser.add_argument("--blog", default="lobby", help="its name, as in /live/<name>/ (default: lobby)")
        parser.add_argument("--headline", default="")
        parser.add_argument("--key", action="store_true", help="a key event, for the jump list")
        parser.add_argument("--pin", action="store_true", help="stays on top")
        parser.add_argument("--author", default="Roomful")

    def handle(self, *args: Any, **options: Any) -> None:
        text, headline = options["text"].strip(), options["headline"].strip()
        if not text or len(text) > BODY or len(headline) > HEADLINE:
            raise CommandError(f"A post has 1 to {BODY:,} characters, its headline at most {HEADLINE}.")
        room = Room.objects.filter(kind="live", slug=options["blog"]).first()
        if room is None:
            raise CommandError(f"There is no blog “{options['blog']}”.")
        post = LiveblogPost(room=room, headline=headline, body=text, key=options["key"], pinned=options["pin"])
        post.save(by=Author(name=options["author"]))  # that is all: the readers are told
        self.stdout.write(f"Published: {post.get_absolute_url()}")
