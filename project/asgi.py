"""The process's entry (stop 2): HTTP goes to Django's views, WebSockets to the consumers."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django_application = get_asgi_application()  # first: it loads the apps that the imports below need

from channels.auth import AuthMiddlewareStack  # noqa: E402

from project.realtime.origin import OwnOriginOnly  # noqa: E402
from project.routing import named_channels, sockets  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": django_application,
        "websocket": OwnOriginOnly(AuthMiddlewareStack(sockets)),
        "channel": named_channels,
    }
)
