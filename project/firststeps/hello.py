"""Raw ASGI: an application is called with a scope, a receive and a send."""

from typing import Any

PLAIN = [(b"content-type", b"text/plain")]


async def hello(scope: Any, receive: Any, send: Any) -> None:
    """As a function: receive() would hear more of whoever asks, send() answers."""
    await send({"type": "http.response.start", "status": 200, "headers": PLAIN})
    await send({"type": "http.response.body", "body": b"Hello World"})


class Hello:
    """As a class: what it was made with is known at each call."""

    def __init__(self, greeting: str) -> None:
        self.greeting = greeting

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": PLAIN})
        await send({"type": "http.response.body", "body": self.greeting.encode()})
