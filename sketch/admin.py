"""Items in the admin: changes go through the services, so that open boards see them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from project.realtime.identity import Author
from sketch import services
from sketch.items import EDITABLE
from sketch.models import Item

LOOKS = ("text", "color", "fill", "size", "opacity", "dash", "x", "y", "w", "h", "r", "z")  # what a person can type


@admin.register(Item)
class ItemAdmin(admin.ModelAdmin[Item]):
    list_display = ["__str__", "room", "kind", "who", "by"]
    list_filter = ["kind", "room"]
    search_fields = ["text", "who", "by"]
    fields = ["id", "room", "kind", "who", "by", *LOOKS]
    readonly_fields = ["id", "room", "kind", "who", "by"]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Item]":
        return super().get_queryset(request).filter(removed_at=None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # one draws on the board

    def save_model(self, request: HttpRequest, obj: Item, form: "ModelForm[Item]", change: bool) -> None:
        changed = {field: getattr(obj, field) for field in EDITABLE if field in form.changed_data}
        if changed:
            services.item_edit(obj.room, by=author_of(request), id=obj.id, **changed)

    def delete_model(self, request: HttpRequest, obj: Item) -> None:
        services.item_remove(obj.room, by=author_of(request), id=obj.id)

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Item]") -> None:
        for item in queryset:
            self.delete_model(request, item)


def author_of(request: HttpRequest) -> Author:
    return Author(id=f"u{request.user.pk}", name=request.user.get_username())
