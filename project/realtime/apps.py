"""The realtime core as a Django application."""

from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "project.realtime"
    label = "realtime"
    verbose_name = "Rooms"
