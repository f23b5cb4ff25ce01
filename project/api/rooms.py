"""Rooms over REST: those that one may open, and new ones."""

from typing import Annotated, Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from msgspec import Meta, Struct
from rest_framework import mixins, status
from rest_framework.request import Request
from rest_framework.response import Response

from project.api import bodies
from project.api.asker import role_in, rooms_of
from project.api.authentication import Link
from project.api.filters import Ordering
from project.api.room_views import RoomViews
from project.api.serializers import RoomSerializer
from project.realtime import identity, links
from project.realtime.kinds import room_kinds
from project.realtime.messages import Line, RoomFreeze, RoomMode, RoomRename
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.services import CORE_SERVICES, room_remove


class NewRoom(Struct, forbid_unknown_fields=True):
    kind: Annotated[str, Meta(max_length=10)]
    title: Line = ""


class RoomViewSet(mixins.ListModelMixin, RoomViews[Room]):
    """`/api/rooms/` and `/api/rooms/<kind>/<slug>/`."""

    services = CORE_SERVICES
    once = ("partial_update",)
    changes = (RoomRename, RoomFreeze, RoomMode)
    queryset = Room.objects.all()
    serializer_class = RoomSerializer
    filter_backends = [Ordering]
    ordering_fields: ClassVar[list[str]] = ["-created", "title", "kind"]
    http_method_names = ["get", "head", "post", "patch", "delete"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if "slug" in kwargs:
            self.enter(kwargs["kind"], kwargs["slug"])

    def get_queryset(self) -> "QuerySet[Room]":
        return super().get_queryset() if getattr(self, "swagger_fake_view", False) else rooms_of(self.request)

    def create(self, request: Request) -> Response:
        """Make a room; the answer has the owner's links, and they are told nowhere else."""
        given = bodies.read(NewRoom, bodies.as_object(request.data))
        kind = next((app for app in room_kinds() if app.room_kind == given.kind), None)
        if kind is None:
            raise Refused("invalid", "There is no such kind of room.")
        room = Room.objects.create(kind=given.kind, title=given.title.strip() or f"New {kind.room_noun}")
        if isinstance(request.auth, Link) or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            request.auth = Link(room.owner_key, room.pk)  # a script: it owns what it has just made
        else:
            identity.welcome(request.session, request.user)
            links.grant(request.session, room, room.owner_key)
        return Response(self.get_serializer(room).data, status=status.HTTP_201_CREATED)

    def retrieve(self, request: Request, **_: Any) -> Response:
        return Response(self.get_serializer(self.room).data)

    def partial_update(self, request: Request, **_: Any) -> Response:
        """Rename it; freeze it or let others only add to it, as its owner."""
        self.do(bodies.changes(self.changes, bodies.as_object(request.data), {}))
        return Response(self.get_serializer(Room.objects.get(pk=self.room.pk)).data)

    def destroy(self, request: Request, **_: Any) -> Response:
        """Remove it and all that is in it, as its owner. There is no way back."""
        if role_in(request, self.room) != Room.Role.OWNER:
            raise Refused("forbidden", "Only its owner can remove a room.")
        room_remove(self.room)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def new_body(self) -> tuple[dict[str, Any], dict[str, Any]]:
        schema, components = bodies.schema_of_new(NewRoom)
        schema["properties"]["kind"] = {"type": "string", "enum": [app.room_kind for app in room_kinds()]}
        return schema, components

    def changes_body(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return bodies.schema_of_changes(self.changes)
