"""The wiring of the first map: one page, one socket."""

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path
from django.views.generic import TemplateView

from docs.tutorial.first_map.consumer import FirstMap

urlpatterns = [path("", TemplateView.as_view(template_name="first_map.html"))]

application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter([path("ws/", FirstMap.as_asgi())]),
    }
)
