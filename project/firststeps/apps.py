"""The first steps as a Django application."""

from django.apps import AppConfig


class FirstStepsConfig(AppConfig):
    name = "project.firststeps"
    label = "firststeps"
    verbose_name = "First steps"
