"""Many posts at once: `update()`, `bulk_create()` and `delete()` tell the readers as `save()` does.

Django's own send no signal and call no `save()`; `bulk_update()` comes by `update()`, and so does
the admin's "Delete selected" by `delete()`.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from liveblog import acting, telling
from project.realtime import events
from project.realtime.models import Room

if TYPE_CHECKING:
    from liveblog.models import LiveblogPost


class PostQuerySet(models.QuerySet["LiveblogPost"]):
    def shown(self) -> "PostQuerySet":
        """What readers see, newest first."""
        return self.filter(shown__isnull=False).order_by("-published_at", "-id")

    def as_shown(self) -> list[dict[str, Any]]:
        """The same as it leaves the server (public.py)."""
        return [post for post in self.shown().values_list("shown", flat=True) if post is not None]

    def update(self, **changes: Any) -> int:
        if changes.keys() & {"room", "room_id", "id", "pk"}:
            raise ValueError("A post stays in its blog, and keeps its id.")
        with transaction.atomic(using=self.db):
            rooms = Room.objects.filter(pk__in=self.order_by().values("room")).order_by("pk")  # always in this order
            return sum([self._update_in(room, changes) for room in [*rooms]])

    update.alters_data = True  # type: ignore[attr-defined]  # as Django's own: templates do not call it

    def delete(self) -> tuple[int, dict[str, int]]:
        count = self.filter(removed_at=None).update(removed_at=timezone.now())
        return count, {self.model._meta.label: count} if count else {}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable["LiveblogPost"], *args: Any, **options: Any) -> "list[LiveblogPost]":
        """Raise ValueError for `ignore_conflicts` and `update_conflicts`: nobody could tell what was written."""
        if any(args[1:]) or any(value for name, value in options.items() if name != "batch_size"):
            raise ValueError("Posts are created or updated, not whichever it turns out to be.")
        posts = [*objs]
        rooms = {post.room_id: post.room for post in posts}
        with transaction.atomic(using=self.db):
            for room_id, room in sorted(rooms.items()):
                self._create_in(room, [post for post in posts if post.room_id == room_id], *args, **options)
        return posts

    def _create_in(self, room: Room, posts: "Sequence[LiveblogPost]", *args: Any, **options: Any) -> None:
        with events.writing(room) as log:
            super().bulk_create(posts, *args, **options)
            for post in posts:
                post._tell(log, None, acting.author(), "")

    def _update_in(self, room: Room, changes: dict[str, Any]) -> int:
        with events.writing(room) as log:
            ids = [*self.filter(room=room).values_list("pk", flat=True)]
            rows = self.model._base_manager.filter(pk__in=ids)
            before = [*rows.order_by("published_at", "pk")]
            count: int = rows.update(**changes)
            for post in before:
                telling.tell(log, post.pk, post, by=acting.author())
            return count
