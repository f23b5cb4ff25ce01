"""What is retracted is taken out of the log, too, or whoever catches up would be sent it before its end.

Nothing else in the log is ever changed. The events stay, with their numbers, and say nothing any more.
"""

from typing import Any

from project.realtime.events import Log

EMPTY: dict[str, Any] = {"headline": "", "body": "", "quote": None, "link": None, "images": []}
TELLING = ("post.added", "post.edited", "post.illustrated")


def silence(log: Log, id: str) -> None:
    """Empty all events so far that have told what the post with this `id` says; its room is locked."""
    stored = log.room.events.filter(type__in=TELLING, data__id=id)
    for event in stored:
        event.data = emptied(event.data)
    stored.model.objects.bulk_update(stored, ["data"], batch_size=100)
    for event in log.fresh:
        if event.type in TELLING and event.data["id"] == id:
            event.data = emptied(event.data)


def emptied(data: dict[str, Any]) -> dict[str, Any]:
    return {name: EMPTY.get(name, value) for name, value in data.items()}
