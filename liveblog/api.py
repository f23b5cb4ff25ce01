"""Posts over REST: `/api/blogs/<slug>/posts/`. Readers find what they see, editors with `?status=` all the rest."""

from typing import Any

from django.db.models import F, QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from liveblog import messages
from liveblog.consumers import LiveblogConsumer
from liveblog.models import LiveblogPost
from liveblog.publishing import publish_due
from liveblog.serializers import PostSerializer
from project.api.asker import role_in
from project.api.filters import Ordering
from project.api.things import RoomThings
from project.realtime import links
from project.realtime.models import Room
from project.realtime.refusals import Refused

STATUSES = [*LiveblogPost.Status.values, "all"]


class ByStatus(BaseFilterBackend):
    """The public ones, unless an editor asks for others."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        asked = request.query_params.get("status", "public")
        if asked not in STATUSES:
            raise Refused("invalid", f"`status` is one of {', '.join(STATUSES)}.")
        if asked != "public" and not links.allows(view.role, Room.Role.EDITOR):
            raise Refused("forbidden", "Only the editors of this blog see those.")
        if view.action != "list" or asked == "all":
            return queryset
        if asked == "public":
            return queryset.filter(shown__isnull=False)
        return queryset.filter(status=asked)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        schema = {"type": "string", "enum": STATUSES, "default": "public"}
        return [{"name": "status", "in": "query", "schema": schema, "description": "Others are for editors."}]


class PostViewSet(RoomThings[LiveblogPost]):
    """The posts of one blog."""

    kind = "live"
    queryset = LiveblogPost.objects.all()
    serializer_class = PostSerializer
    services = LiveblogConsumer.services
    adds = messages.PostAdd
    changes = (messages.PostEdit, messages.PostPin)
    removes = messages.PostRemove
    filter_backends = [ByStatus, Ordering]
    ordering_fields = ("-at", "id")

    def enter(self, kind: str, slug: str) -> None:
        super().enter(kind, slug)
        publish_due(self.room)

    @property
    def role(self) -> str:
        return role_in(self.request, self.room)

    def get_queryset(self) -> QuerySet[LiveblogPost]:
        """Whoever is no editor gets what is shown, whatever is asked for."""
        posts = super().get_queryset().annotate(at=F("published_at"))
        if getattr(self, "swagger_fake_view", False) or links.allows(self.role, Room.Role.EDITOR):
            return posts
        return posts.filter(shown__isnull=False)

    def get_serializer_context(self) -> dict[str, Any]:
        fake = getattr(self, "swagger_fake_view", False)
        return {**super().get_serializer_context(), "role": "" if fake else self.role}
