"""The board's sockets: `/ws/sketch/<slug>/` (stop 2)."""

from django.urls import path

from sketch.consumers import SketchConsumer

websocket_urlpatterns = [path("ws/sketch/<slug:slug>/", SketchConsumer.as_asgi())]
