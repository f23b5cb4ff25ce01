"""A room's history over HTTP: where it begins, and its events, a page at a time (for the time slider)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from project.realtime.events import as_json
from project.realtime.kinds import kind_of
from project.realtime.messages import encode
from project.realtime.models import Baseline, Room
from project.realtime.pages import enter_room

PAGE = 1000  # events


@require_safe
@never_cache
def history(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """`{floor, head, state, events}`: the events after `?after=`; without it, all from `state` on."""
    room, _ = enter_room(request, kind, slug)
    beginning = kind_of(room).replay()
    if beginning is None:
        raise Http404("This room does not go back in time.")
    baseline = Baseline.objects.filter(room=room).first() or Baseline(room=room, state=beginning.state())
    after = _number(request.GET.get("after"))
    state = b"null" if after else encode(baseline.state)
    return HttpResponse(_page(room, baseline, max(after, baseline.seq), state), content_type="application/json")


def _page(room: Room, baseline: Baseline, after: int, state: bytes) -> bytes:
    page = [as_json(event) for event in room.events.filter(seq__gt=after).order_by("seq")[:PAGE]]
    head = b'{"floor":%d,"head":%d,"state":' % (baseline.seq, room.seq)
    return head + state + b',"events":[' + b",".join(page) + b"]}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else 0
