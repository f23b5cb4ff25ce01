"""The project's settings with the textbook consumer for an application, and Channels' own defaults for its layer."""

from project.settings import *  # noqa: F403 (but for the two below)

ASGI_APPLICATION = "benchmarks.textbook.application"
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
