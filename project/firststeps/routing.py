"""Which path, and which named channel, leads to which example."""

from django.urls import path

from project.firststeps import chat, clock, divisor, divisor_service, echo, echo_function
from project.firststeps import greeting_consumer, hello, notifications, posts
from project.firststeps import textbook_draw, thumbnail, thumbnail_worker, who

websocket_urlpatterns = [  # under /ws/first-steps/
    path("greeting/", greeting_consumer.GreetingConsumer.as_asgi()),
    path("echo/", echo.Echo.as_asgi()),
    path("echo-function/", echo_function.echo),
    path("who/", who.WhoAmI.as_asgi()),
    path("chat/", chat.Chat.as_asgi()),
    path("draw/", textbook_draw.TextbookDraw.as_asgi()),
    path("posts/", posts.LivePosts.as_asgi()),
    path("notifications/", notifications.Notifications.as_asgi()),
    path("thumbnail/", thumbnail.Thumbnail.as_asgi()),
    path("divisor/", divisor.AskForDivisor.as_asgi()),
]
hellos = [path("hello/", hello.hello), path("hello-class/", hello.Hello("Hello, all of you"))]
http_urlpatterns = [*hellos, path("clock/", clock.Clock.as_asgi())]  # under /first-steps/
worker, service = thumbnail_worker.ThumbnailWorker, divisor_service.DivisorService
named_channels = {"first-steps.thumbnail": worker.as_asgi(), "first-steps.divisor": service.as_asgi()}
