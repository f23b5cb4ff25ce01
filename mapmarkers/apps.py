"""The shared map as a Django application."""

from django.db.models.signals import post_migrate

from project.realtime.kinds import RoomKindConfig


class MapMarkersConfig(RoomKindConfig):
    default = True
    name = "mapmarkers"
    verbose_name = "Shared maps"
    room_kind = "map"
    room_noun = "map"
    room_intro = "Markers that everyone moves, and you see them move."

    def ready(self) -> None:
        from mapmarkers.lobby import open_lobby

        post_migrate.connect(open_lobby, sender=self)
