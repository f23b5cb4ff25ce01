"""Things in a room over REST: markers, items, posts. `mapmarkers/api.py` shows how a kind of thing is made of it."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4, uuid5

from django.db.models import Model, QuerySet
from django.http import Http404
from rest_framework import mixins, status
from rest_framework.request import Request
from rest_framework.response import Response

from project.api import bodies
from project.api.asker import author_of
from project.api.filters import Ordering
from project.api.room_views import RoomViews
from project.realtime.messages import Command

M = TypeVar("M", bound=Model)

BY_KEY = UUID("6f0f6a3e-6f5b-4c55-9b1b-1f6a3c2f7d10")  # the namespace of ids that follow from an `Idempotency-Key`


class RoomThings(mixins.ListModelMixin, mixins.RetrieveModelMixin, RoomViews[M]):
    """List, create, retrieve, change and delete; every change is a command of the sockets.

    The serializer says what is answered, the commands say what may be sent.
    """

    kind: ClassVar[str]
    adds: ClassVar[type[Command]]
    changes: ClassVar[Sequence[type[Command]]]
    removes: ClassVar[type[Command]]
    filter_backends = [Ordering]
    ordering_fields: ClassVar[Sequence[str]] = ["id"]  # the first is what they come in if nothing is said
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"
    http_method_names = ["get", "head", "post", "patch", "delete"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.enter(self.kind, kwargs["slug"])

    def get_queryset(self) -> "QuerySet[M]":
        things = super().get_queryset()
        return things.none() if getattr(self, "swagger_fake_view", False) else things.filter(room=self.room)

    def create(self, request: Request, **_: Any) -> Response:
        """Add one. Its `id` may be left out, or made by you (UUID), so that you know it before."""
        body = bodies.as_object(request.data)
        id = body["id"] if "id" in body else self._new_id()
        self.do([bodies.command(self.adds, body, id=id)])
        return self._show(id, status.HTTP_201_CREATED)

    def partial_update(self, request: Request, **_: Any) -> Response:
        """Change those fields that are named; all of them or, if one cannot be, none."""
        thing = self.get_object()
        asked = bodies.changes(self.changes, bodies.as_object(request.data), self._as_dict(thing), id=str(thing.pk))
        self.do(self.in_order(asked))
        return self._show(thing.pk)

    def destroy(self, request: Request, **kwargs: Any) -> Response:
        """Remove it; with its `id` it can be added again."""
        self.do([bodies.command(self.removes, {}, id=str(kwargs["id"]))])
        return Response(status=status.HTTP_204_NO_CONTENT)

    def in_order(self, asked: list[Command]) -> Iterable[Command]:
        """The commands of one PATCH, in the order in which they work."""
        return asked

    def _new_id(self) -> str:
        """A request that is sent again has to mean the same thing."""
        return str(uuid5(BY_KEY, f"{author_of(self.request)}\0{self.op}") if self.op else uuid4())

    def _show(self, id: Any, code: int = status.HTTP_200_OK) -> Response:
        thing = self.get_queryset().filter(pk=id).first()
        if thing is None:
            raise Http404("It has been removed meanwhile.")
        return Response(self._as_dict(thing), status=code)

    def _as_dict(self, thing: M) -> dict[str, Any]:
        return dict(self.get_serializer(thing).data)

    def new_body(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return bodies.schema_of_new(self.adds)

    def changes_body(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return bodies.schema_of_changes(self.changes)
