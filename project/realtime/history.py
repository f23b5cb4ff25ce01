"""A room's history over HTTP: where it begins, and its events, a page at a time (for the time slider).

With `?about=<id>` it is the history of one thing in the room, all at once.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from project.realtime.events import as_json
from project.realtime.kinds import kind_of
from project.realtime.messages import encode
from project.realtime.models import Baseline, Event, Room
from project.realtime.pages import enter_room
from project.realtime.replay import floor_of, named_in

PAGE = 1000  # events
_ID = re.compile(r"[0-9a-f-]{36}")


@require_safe
@never_cache
def history(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """`{floor, head, state, events}`: the events after `?after=`; without it, all from `state` on."""
    room, _ = enter_room(request, kind, slug)
    beginning = kind_of(room).replay()
    if beginning is None:
        raise Http404("This room does not go back in time.")
    if about := request.GET.get("about"):
        return _history_of(room, about)
    baseline = Baseline.objects.filter(room=room).first() or Baseline(room=room, state=beginning.state())
    after = _number(request.GET.get("after"))
    state = b"null" if after else encode(baseline.state)
    return HttpResponse(_page(room, baseline, max(after, baseline.seq), state), content_type="application/json")


def _history_of(room: Room, id: str) -> HttpResponse:
    if not _ID.fullmatch(id):
        raise Http404("There is nothing with such an id.")
    written = room.events.annotate(text=Cast("data", TextField())).filter(text__contains=f'"{id}"').order_by("-seq")
    events = [_only(event, id) for event in written[:PAGE] if id in named_in(event)]
    head = b'{"floor":%d,"head":%d,"state":null,"events":[' % (floor_of(room), room.seq)
    return HttpResponse(head + b",".join(map(as_json, reversed(events))) + b"]}", content_type="application/json")


def _only(event: Event, id: str) -> Event:
    """Of an event about many things what concerns this one."""
    event.data = {
        name: [*_those(value, id)] if isinstance(value, list) else value for name, value in event.data.items()
    }
    return event


def _those(entries: list[Any], id: str) -> Iterator[Any]:
    return (entry for entry in entries if (entry.get("id") if isinstance(entry, dict) else entry) == id)


def _page(room: Room, baseline: Baseline, after: int, state: bytes) -> bytes:
    page = [as_json(event) for event in room.events.filter(seq__gt=after).order_by("seq")[:PAGE]]
    head = b'{"floor":%d,"head":%d,"state":' % (baseline.seq, room.seq)
    return head + state + b',"events":[' + b",".join(page) + b"]}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else 0
