"""Uploaded pictures as a Django application."""

from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "project.images"
    label = "images"
    verbose_name = "Pictures"

    def ready(self) -> None:
        from project.images import files

        files.go_with_their_rows()
