"""What the page asks for as JSON: readers older posts and what they missed, editors drafts, sources, previews."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST, require_safe

from liveblog import markdown, post_fields, reading
from liveblog.publishing import publish_due
from liveblog.reading import Cursor
from liveblog.serializers import as_edited
from project.realtime import events, links
from project.realtime.answers import answers_in_json
from project.realtime.events import CATCH_UP
from project.realtime.models import Room
from project.realtime.pages import enter_room
from project.realtime.refusals import Refused

# For readers


@require_safe
@cache_control(private=True, no_cache=True)
@answers_in_json
def older(request: HttpRequest, slug: str) -> HttpResponse:
    """The posts before a cursor: `{posts, next}`."""
    room, _ = enter_room(request, "live", slug)
    try:
        before = Cursor.parse(request.GET["before"])
    except (KeyError, ValueError):
        raise Refused("invalid", "Say `before` which place, as in `next`.") from None
    posts, after = reading.page_of(room, before)
    return JsonResponse({"posts": posts, "next": str(after) if after else None})


@require_safe
@cache_control(private=True, no_cache=True)
@answers_in_json
def updates(request: HttpRequest, slug: str) -> HttpResponse:
    """What happened after a seq: `{seq, events}`; `{seq, state}` where the log does not go back so far."""
    room, role = enter_room(request, "live", slug)
    publish_due(room)
    room = Room.objects.get(pk=room.pk)
    etag = f'"{room.pk}.{room.seq}.{role}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    answer = JsonResponse(since(room, _whole_number(request.GET.get("after", ""))))
    answer["ETag"] = etag
    return answer


def since(room: Room, after: int) -> dict[str, Any]:
    missed = events.since(room.pk, after) if room.seq - after <= CATCH_UP else None
    if missed is None:
        room, state = reading.now(room)
        return {"seq": room.seq, "state": state}
    return {"seq": missed[-1][0] if missed else after, "events": [json.loads(data) for _, data in missed]}


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Refused("invalid", "Say `after` which seq.")
    return int(text)


# For editors


@require_safe
@never_cache
@answers_in_json
def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """What readers do not see (yet), the last change first."""
    room = _enter_as_editor(request, slug)
    posts = room.posts.exclude(status="public").order_by("-changed_at")
    return JsonResponse({"posts": [as_edited(post) for post in posts]})


@require_safe
@never_cache
@answers_in_json
def source(request: HttpRequest, slug: str, id: UUID) -> HttpResponse:
    room = _enter_as_editor(request, slug)
    post = room.posts.filter(id=id).first()
    if post is None:
        raise Http404("There is no such post (any more).")
    return JsonResponse(as_edited(post))


@require_POST
@never_cache
@answers_in_json
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The Markdown in `body` as readers would see it."""
    _enter_as_editor(request, slug)
    try:
        body = json.loads(request.body)["body"]
    except (ValueError, TypeError, KeyError):
        body = None
    if not isinstance(body, str):
        raise Refused("invalid", "Send a JSON object with a `body`.")
    if len(body) > post_fields.BODY:
        raise Refused("too_large", f"A post may have {post_fields.BODY} characters.")
    return JsonResponse({"html": markdown.render(body)})


def _enter_as_editor(request: HttpRequest, slug: str) -> Room:
    room, role = enter_room(request, "live", slug)
    if not links.allows(role, Room.Role.EDITOR):
        raise Refused("forbidden", "Only the editors of this blog see this.")
    return room
