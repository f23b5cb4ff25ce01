"""The blog's sockets, `/ws/live/<slug>/`, and its streams, `/live/<slug>/events/` (stop 2)."""

from channels.auth import AuthMiddlewareStack
from django.urls import path

from liveblog.consumers import LiveblogConsumer
from liveblog.sse import LiveblogStream

websocket_urlpatterns = [path("ws/live/<slug:slug>/", LiveblogConsumer.as_asgi())]
http_urlpatterns = [path("live/<slug:slug>/events/", AuthMiddlewareStack(LiveblogStream.as_asgi()))]
