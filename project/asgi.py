"""The process's entry (stop 2): HTTP goes to Django's views, WebSockets and streams to the consumers."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django_application = get_asgi_application()  # first: it loads the apps that the imports below need

from channels.auth import AuthMiddlewareStack  # noqa: E402

from project.realtime.origin import OwnOriginOnly  # noqa: E402
from project.routing import at_once, named_channels, sockets, streams  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": URLRouter([*at_once, *streams, re_path(r"", django_application)]),  # type: ignore[arg-type]  # it is no view
        "websocket": OwnOriginOnly(AuthMiddlewareStack(sockets)),
        "channel": named_channels,
    }
)
