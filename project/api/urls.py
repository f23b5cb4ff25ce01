"""`/api/`: rooms and the things in them, the description of all this, and a page to try it."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.routers import SimpleRouter

from liveblog.api import PostViewSet
from mapmarkers.api import MarkerViewSet
from project.api import views
from project.api.rooms import RoomViewSet
from sketch.api import ItemViewSet

things = SimpleRouter(use_regex_path=False)
things.register("maps/<slug:slug>/markers", MarkerViewSet)
things.register("blogs/<slug:slug>/posts", PostViewSet)
things.register("sketches/<slug:slug>/items", ItemViewSet)

urlpatterns = [
    path("rooms/", RoomViewSet.as_view({"get": "list", "post": "create"}), name="api-rooms"),
    path(
        "rooms/<slug:kind>/<slug:slug>/",
        RoomViewSet.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
        name="api-room",
    ),
    *things.urls,
    path("schema/", SpectacularJSONAPIView.as_view(), name="api-schema"),
    path("docs/", views.docs, name="api-docs"),
    re_path(r"", views.nothing),
]
