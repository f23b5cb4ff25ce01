"""Pictures in the admin: to look at, and to delete together with their files."""

from django.contrib import admin
from django.http import HttpRequest

from project.images.models import Image


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin[Image]):
    list_display = ["__str__", "room", "who", "bytes", "ready", "failed", "created"]
    list_filter = ["ready", "room"]
    date_hierarchy = "created"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        return False
