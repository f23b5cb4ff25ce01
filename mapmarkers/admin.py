"""Markers in the admin: changes go through the services, so that open maps see them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from mapmarkers import services
from mapmarkers.models import Marker
from project.realtime.identity import Author


@admin.register(Marker)
class MarkerAdmin(admin.ModelAdmin[Marker]):
    list_display = ["__str__", "room", "lat", "lng", "locked"]
    list_filter = ["room", "locked"]
    search_fields = ["title", "note"]
    readonly_fields = ["id", *services.PLACE]

    def save_model(self, request: HttpRequest, obj: Marker, form: "ModelForm[Marker]", change: bool) -> None:
        by = author_of(request)
        values = {field: getattr(obj, field) for field in services.FIELDS}
        if not change:
            services.marker_add(obj.room, by=by, **values)
            return
        changed = set(form.changed_data)
        if "locked" in changed and not obj.locked:
            services.marker_lock(obj.room, by=by, id=obj.id, locked=False)
        if changed & {"lat", "lng"}:
            services.marker_move(obj.room, by=by, id=obj.id, lat=obj.lat, lng=obj.lng)
        if texts := changed & {"title", "note", "color", "icon"}:
            services.marker_edit(obj.room, by=by, id=obj.id, **{field: values[field] for field in texts})
        if "locked" in changed and obj.locked:
            services.marker_lock(obj.room, by=by, id=obj.id, locked=True)

    def get_readonly_fields(self, request: HttpRequest, obj: Marker | None = None) -> list[str]:
        if obj is None:
            return ["id", *services.PLACE]
        locked = ["lat", "lng", "title", "note", "color", "icon"] if obj.locked else []  # unlock it first
        return ["id", "room", *services.PLACE, *locked]

    def has_delete_permission(self, request: HttpRequest, obj: Marker | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj is not None and obj.locked)

    def delete_model(self, request: HttpRequest, obj: Marker) -> None:
        services.marker_remove(obj.room, by=author_of(request), id=obj.id)

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Marker]") -> None:
        for marker in queryset:
            self.delete_model(request, marker)


def author_of(request: HttpRequest) -> Author:
    return Author(id=f"u{request.user.pk}", name=request.user.get_username())
