"""The drawing board as a Django application."""

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_migrate

from project.realtime.kinds import RoomKindConfig

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from project.realtime.identity import Author
    from project.realtime.models import Room
    from sketch.replay import SketchReplay


class SketchConfig(RoomKindConfig):
    default = True
    name = "sketch"
    verbose_name = "Drawing boards"
    room_kind = "sketch"
    room_noun = "board"
    room_intro = "Draw together, and watch each line as it is drawn."

    def replay(self, state: dict[str, Any] | None = None) -> "SketchReplay":
        from sketch.replay import SketchReplay

        return SketchReplay(state)

    def added_by(self, room: "Room", ids: "list[UUID]") -> "Iterable[str]":
        """Of those that were removed, too: they can be put back."""
        return room.items.filter(id__in=ids).values_list("by", flat=True)

    def forget(self, room: "Room", seq: int) -> None:
        """What the log no longer knows of cannot be revived."""
        room.items.filter(removed_at__lte=seq).delete()

    def restore(self, room: "Room", state: dict[str, Any], *, by: "Author") -> None:
        from sketch.replay import restore

        restore(room, state, by=by)

    def ready(self) -> None:
        from project.images.signals import image_ready
        from sketch.lobby import open_lobby
        from sketch.pictures import illustrate

        image_ready.connect(illustrate)
        post_migrate.connect(open_lobby, sender=self)
