"""Kinds of rooms: each is brought by an application that says so in its `apps.py`."""

from django.apps import AppConfig, apps


class RoomKindConfig(AppConfig):
    """An application whose kind of room the home page and `/rooms/new/` offer."""

    default = False  # Django takes the subclass for the application's configuration, not this
    room_kind: str
    room_noun: str
    room_intro: str


def room_kinds() -> list[RoomKindConfig]:
    return [app for app in apps.get_app_configs() if isinstance(app, RoomKindConfig)]
