"""Rooms and their log in the admin; the log can be read, not changed."""

from django.contrib import admin
from django.http import HttpRequest

from project.realtime.models import Event, Room


@admin.register(Room)
class RoomAdmin(admin.ModelAdmin[Room]):
    list_display = ["title", "kind", "slug", "seq", "frozen", "mode", "public_role", "created"]
    list_filter = ["kind", "frozen", "public_role"]
    search_fields = ["title", "slug"]

    def get_readonly_fields(self, request: HttpRequest, obj: Room | None = None) -> list[str]:
        """What is an event when it changes is not changed here."""
        return ["seq"] if obj is None else ["seq", "kind", "title", "frozen", "mode"]


@admin.register(Event)
class EventAdmin(admin.ModelAdmin[Event]):
    list_display = ["room", "seq", "type", "actor_name", "at"]
    list_filter = ["type", "room"]
    date_hierarchy = "at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False
