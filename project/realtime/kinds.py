"""Kinds of rooms: each is brought by an application that says so in its `apps.py`."""

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig, apps

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from project.realtime.identity import Author
    from project.realtime.models import Room
    from project.realtime.replay import Replay


class RoomKindConfig(AppConfig):
    """An application whose kind of room the home page and `/rooms/new/` offer."""

    default = False  # Django takes the subclass for the application's configuration, not this
    room_kind: str
    room_noun: str
    room_intro: str
    embed_height = 0  # pixels of the room's frame in other pages; 0: there is none

    def replay(self, state: dict[str, Any] | None = None) -> "Replay | None":
        """Go through a room's events again, from a state or from an empty room; None: this kind does not go back."""
        return None

    def added_by(self, room: "Room", ids: list["UUID"]) -> "Iterable[str]":
        """The ids of the people who added those of these things that there are (or were, if they can come back).

        Every kind says so; there is nothing to fall back on.
        """
        raise NotImplementedError(f"{self.name} does not say who added what.")

    def forget(self, room: "Room", seq: int) -> None:
        """Delete for good what was kept only for the events up to `seq`, which are no longer in the log."""

    def restore(self, room: "Room", state: dict[str, Any], *, by: "Author") -> None:
        """Append the events that lead from the room as it is to `state`; called with the room locked for writing.

        Every kind that has a `replay()` has this too; the others are refused before it comes to it.
        """
        raise NotImplementedError(f"{self.name} goes back in time, but does not say how to come there.")


def room_kinds() -> list[RoomKindConfig]:
    return [app for app in apps.get_app_configs() if isinstance(app, RoomKindConfig)]


def kind_of(room: "Room") -> RoomKindConfig:
    return next(app for app in room_kinds() if app.room_kind == room.kind)
