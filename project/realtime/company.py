"""Over HTTP, for the owner: who has changed something here, also those who have left, and who was removed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from project.realtime.models import Event, Room
from project.realtime.pages import enter_room

MOST = 200  # people, those who were here last


@require_safe
@never_cache
def people(request: HttpRequest, kind: str, slug: str) -> JsonResponse:
    """`{authors: [{id, name, changes, at}], removed: [{id, name, at}]}`, the latest first."""
    room, role = enter_room(request, kind, slug)
    if role != Room.Role.OWNER:
        raise PermissionDenied("Only the owner of a room is told this.")
    removed = [{"id": id, **told} for id, told in room.removed.items()]
    removed.sort(key=lambda person: str(person["at"]), reverse=True)
    return JsonResponse({"authors": _authors(room), "removed": removed})


def _authors(room: Room) -> list[dict[str, Any]]:
    changes = room.events.exclude(actor="").exclude(type__regex=r"^(chat|room|person)\.")
    rows = changes.values("actor").annotate(changes=Count("seq"), last=Max("seq")).order_by("-last")[:MOST]
    last = {event.seq: event for event in Event.objects.filter(room=room, seq__in=[row["last"] for row in rows])}
    return [
        {
            "id": row["actor"],
            "name": last[row["last"]].actor_name,
            "changes": row["changes"],
            "at": last[row["last"]].at.isoformat(timespec="seconds"),
        }
        for row in rows
    ]
