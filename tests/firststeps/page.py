"""The page of the first steps as the tests see it: sockets and answers through the whole ASGI application."""

import json
from typing import Any

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from project.asgi import application
from tests.tabs import HOST, PATIENCE
from tests.visitors import Visitors

Headers = list[tuple[bytes, bytes]]
OWN: Headers = [(b"host", HOST.encode()), (b"origin", f"http://{HOST}".encode())]


class Socket:
    """One example's socket."""

    def __init__(self, path: str, headers: Headers) -> None:
        self.communicator = WebsocketCommunicator(application, f"/ws/first-steps/{path}", headers=headers)
        self.communicator.scope["client"] = ["127.0.0.1", 50_000]
        self.is_open = False

    async def open(self) -> bool:
        self.is_open, _ = await self.communicator.connect(PATIENCE)
        return self.is_open

    async def say(self, words: str | bytes | dict[str, Any]) -> None:
        frame: dict[str, Any] = {"text": json.dumps(words) if isinstance(words, dict) else words}
        if isinstance(words, bytes):
            frame = {"bytes": words}
        await self.communicator.send_input({"type": "websocket.receive", **frame})

    async def hear(self) -> Any:
        """The next frame."""
        return await self.communicator.receive_from(PATIENCE)

    async def hear_json(self) -> Any:
        return json.loads(await self.hear())

    async def closed_with(self) -> int:
        """Wait until it is closed by the server, whatever else comes before."""
        while (message := await self.communicator.receive_output(PATIENCE))["type"] != "websocket.close":
            pass
        return int(message["code"])

    async def leave(self) -> None:
        if self.is_open:
            self.is_open = False
            await self.communicator.disconnect(timeout=PATIENCE)


class Page:
    """Opens sockets and posts forms; a name stands for one browser with its session."""

    def __init__(self, visitors: Visitors) -> None:
        self.visitors = visitors
        self.sockets: list[Socket] = []

    async def open(self, path: str, name: str = "", *, headers: Headers = OWN) -> Socket:
        cookie = [(b"cookie", (await self.cookie(name)).encode())] if name else []
        socket = Socket(path, [*headers, *cookie])
        self.sockets.append(socket)
        await socket.open()
        return socket

    async def post(self, path: str, name: str, **fields: str) -> int:
        """Press a button of the page, and return the answer's status."""
        cookie = await self.cookie(name)

        def ask() -> int:
            return Client(headers={"cookie": cookie}).post(f"/first-steps/{path}", fields).status_code

        return await sync_to_async(ask)()

    async def cookie(self, name: str, user: User | None = None) -> str:
        session = await sync_to_async(self.visitors.session)(name, user=user)
        return f"{settings.SESSION_COOKIE_NAME}={session}"

    async def leave(self) -> None:
        for socket in self.sockets:
            await socket.leave()


class Answer:
    """An answer over HTTP that may go on: its status, its headers, and one piece of its body after the other."""

    def __init__(self, path: str, *headers: tuple[bytes, bytes]) -> None:
        scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "query_string": b"",
            "path": f"/first-steps/{path}", "headers": [(b"host", HOST.encode()), *headers],
            "client": ["127.0.0.1", 50_000],
        }  # fmt: skip
        self.communicator = ApplicationCommunicator(application, scope)

    async def start(self) -> int:
        await self.communicator.send_input({"type": "http.request", "body": b""})
        begun = await self.communicator.receive_output(PATIENCE)
        self.headers = {name.decode().lower(): value.decode() for name, value in begun["headers"]}
        return int(begun["status"])

    async def piece(self) -> tuple[str, bool]:
        """The next piece, and whether more is to come."""
        message = await self.communicator.receive_output(PATIENCE)
        return message["body"].decode(), bool(message.get("more_body"))

    async def go(self) -> None:
        """The reader leaves; wait until the application has noticed."""
        await self.communicator.send_input({"type": "http.disconnect"})
        await self.communicator.wait(PATIENCE)
