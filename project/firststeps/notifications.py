"""Notifications: an ordinary view sends to a group, and all open pages hear it."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.generic.websocket import JsonWebsocketConsumer
from channels.layers import get_channel_layer
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST


class Notifications(JsonWebsocketConsumer):
    groups = ["notifications"]

    def bell_rung(self, event: dict[str, Any]) -> None:  # "bell.rung" calls this
        self.send_json({"by": event["by"]})


@require_POST
def ring(request: HttpRequest) -> HttpResponse:
    guest = request.session.get("guest", {"name": "Somebody"})
    event = {"type": "bell.rung", "by": guest["name"]}
    async_to_sync(get_channel_layer().group_send)("notifications", event)
    return HttpResponse(status=204)
