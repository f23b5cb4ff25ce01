"""The liveblog as a Django application."""

from typing import TYPE_CHECKING

from django.db.models.signals import post_migrate

from project.realtime.kinds import RoomKindConfig

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from project.realtime.models import Room


class LiveblogConfig(RoomKindConfig):
    default = True
    name = "liveblog"
    verbose_name = "Liveblogs"
    room_kind = "live"
    room_noun = "blog"
    room_intro = "Posts that reach every reader the moment they are saved."

    def added_by(self, room: "Room", ids: "list[UUID]") -> "Iterable[str]":
        """Of those that were removed, too: they can be brought back."""
        from liveblog.models import LiveblogPost

        return LiveblogPost.everything.filter(room=room, id__in=ids).values_list("by", flat=True)

    def ready(self) -> None:
        from liveblog import pictures
        from liveblog.lobby import open_lobby

        pictures.follow()
        post_migrate.connect(open_lobby, sender=self)
