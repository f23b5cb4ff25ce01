"""The project's settings with the textbook consumers for an application, and the layers that Channels' pages name."""

from project.settings import *  # noqa: F403 (but for the two below)
from project.settings import REDIS_URL

ASGI_APPLICATION = "benchmarks.textbook.application"
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            "CONFIG": {"hosts": [{"address": url, "socket_timeout": 15} for url in REDIS_URL]},
        },
    }
