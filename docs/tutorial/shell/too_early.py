"""Chapter 10: who tells before the commit tells of what never happened."""

from collections.abc import Callable

from django.db import transaction

from liveblog.models import LiveblogPost
from project.realtime.models import Room


def tell() -> None:
    print("   readers are told")


def publish(blog: Room, tell_readers: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            LiveblogPost.objects.create(room=blog, body="It flies.")
            tell_readers()
            print("   … and then something fails")
            raise ZeroDivisionError
    except ZeroDivisionError:
        print("   posts in the database:", LiveblogPost.objects.filter(room=blog).count())


def main() -> None:
    Room.objects.filter(title="Launch day").delete()
    blog = Room.objects.create(kind=Room.Kind.LIVE, title="Launch day")
    print("at once:")
    publish(blog, tell)
    print("on_commit:")
    publish(blog, lambda: transaction.on_commit(tell))
