"""The project's settings with the first map in its place, and a channel layer as Channels makes it."""

from pathlib import Path

from project.settings import *  # noqa: F403 (but for what follows)
from project.settings import STATICFILES_DIRS, TEMPLATES

HERE = Path(__file__).parent

ROOT_URLCONF = "docs.tutorial.first_map.asgi"
ASGI_APPLICATION = "docs.tutorial.first_map.asgi.application"
DATABASES = {}  # it keeps nothing
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
TEMPLATES = [{**TEMPLATES[0], "DIRS": [HERE]}]
STATICFILES_DIRS = [*STATICFILES_DIRS, HERE / "static"]
