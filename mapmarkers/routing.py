"""The map's sockets: `/ws/map/<slug>/` (stop 2)."""

from django.urls import path

from mapmarkers.consumers import MapConsumer

websocket_urlpatterns = [path("ws/map/<slug:slug>/", MapConsumer.as_asgi())]
