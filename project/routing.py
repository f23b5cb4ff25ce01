"""Which consumer a socket's path leads to (stop 2): each app's own routes, then a polite refusal."""

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ChannelNameRouter, URLRouter
from django.urls import path, re_path

import liveblog.routing
import mapmarkers.routing
import sketch.routing
from liveblog.scheduler_worker import SchedulerConsumer
from mapmarkers.places_worker import PlacesConsumer
from project.firststeps import routing as firststeps
from project.firststeps.around.sockets import guarded_sockets
from project.firststeps.around.streams import guarded_streams
from project.firststeps.around.workers import without_beat
from project.images.thumbnail_worker import ThumbnailConsumer
from project.realtime import health


class NoSuchRoom(AsyncWebsocketConsumer):
    """Accepts before it closes, or browsers would see only 1006."""

    channel_layer_alias = "none"

    async def connect(self) -> None:
        await self.accept()
        await self.close(4404)


sockets = URLRouter(
    [
        *liveblog.routing.websocket_urlpatterns,
        *mapmarkers.routing.websocket_urlpatterns,
        *sketch.routing.websocket_urlpatterns,
        guarded_sockets(firststeps.websocket_urlpatterns, under="ws/first-steps/"),
        re_path(r"", NoSuchRoom.as_asgi()),
    ]
)

# What is answered over HTTP, but by a consumer: it never ends
streams = [
    *liveblog.routing.http_urlpatterns,
    *guarded_streams(firststeps.http_urlpatterns, under="first-steps/"),
]

# What is answered before Django is asked
at_once = [
    path("livez", health.livez),  # type: ignore[arg-type]  # an ASGI application, no view
    path("healthz", health.healthz),  # type: ignore[arg-type]  # as above
]

# Which consumer listens to which named channel (project/realtime/worker.py)
named_channels = ChannelNameRouter(
    {
        "places": PlacesConsumer.as_asgi(),
        "thumbnail": ThumbnailConsumer.as_asgi(),
        "scheduler": SchedulerConsumer.as_asgi(),
        **{name: without_beat(consumer) for name, consumer in firststeps.named_channels.items()},
    },
)
