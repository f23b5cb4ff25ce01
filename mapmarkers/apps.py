"""The shared map as a Django application."""

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_migrate

from project.realtime.kinds import RoomKindConfig

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from mapmarkers.replay import MapReplay
    from project.realtime.identity import Author
    from project.realtime.models import Room


class MapMarkersConfig(RoomKindConfig):
    default = True
    name = "mapmarkers"
    verbose_name = "Shared maps"
    room_kind = "map"
    room_noun = "map"
    room_intro = "Markers that everyone moves, and you see them move."
    embed_height = 480

    def replay(self, state: dict[str, Any] | None = None) -> "MapReplay":
        from mapmarkers.replay import MapReplay

        return MapReplay(state)

    def added_by(self, room: "Room", ids: "list[UUID]") -> "Iterable[str]":
        return room.markers.filter(id__in=ids).values_list("added_by", flat=True)

    def restore(self, room: "Room", state: dict[str, Any], *, by: "Author") -> None:
        from mapmarkers.replay import restore

        restore(room, state, by=by)

    def ready(self) -> None:
        from mapmarkers.lobby import open_lobby

        post_migrate.connect(open_lobby, sender=self)
