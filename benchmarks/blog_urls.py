"""The project's addresses, and one at which the server saves a post, as its own code would anywhere."""

import time
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from benchmarks.textbook import group_of
from liveblog.models import LiveblogPost
from project.firststeps.models import Post
from project.realtime.models import Event, Room

BODY = "The doors are **open**. " * 12  # as much as in an ordinary update


@csrf_exempt
def save(request: HttpRequest) -> HttpResponse:
    room = Room.objects.get(kind="live", slug="lobby")
    LiveblogPost(room=room, headline=f"saved at {time.monotonic()}", body=BODY).save()
    return HttpResponse()


@csrf_exempt
def save_by_the_book(request: HttpRequest) -> HttpResponse:
    """One row, and a message to the group as soon as it is stored."""
    post: dict[str, Any] = {"headline": f"saved at {time.monotonic()}", "body": BODY}
    room = Room.objects.get(kind="live", slug="lobby")
    with transaction.atomic():
        Event.objects.create(room=room, seq=time.monotonic_ns(), type="post", data=post, at=room.created)
    async_to_sync(get_channel_layer().group_send)(group_of("/lobby/"), {"type": "pass.on", "content": post})
    return HttpResponse()


@csrf_exempt
def save_in_first_steps(request: HttpRequest) -> HttpResponse:
    """The first steps' own post, which tells its group in `save()`."""
    Post(text=f"saved at {time.monotonic()}").save()
    return HttpResponse()


urlpatterns = [
    path("first-steps/save/", save_in_first_steps),
    path("save/", save),
    path("textbook/save/", save_by_the_book),
    path("", include("project.urls")),
]
