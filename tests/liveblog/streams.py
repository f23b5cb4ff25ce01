"""An EventSource as the tests see it: a GET through the whole ASGI application, and the messages that came."""

import json
from collections import deque
from typing import Any

from asgiref.testing import ApplicationCommunicator
from django.conf import settings

from project.asgi import application
from project.realtime.models import Room
from tests.tabs import HOST, PATIENCE


class Stream:
    def __init__(self, room: Room, query: str = "", *, session: str = "", last: str = "", **scope: Any) -> None:
        headers = [(b"host", HOST.encode())]
        if session:
            headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={session}".encode()))
        if last:
            headers.append((b"last-event-id", last.encode()))
        self.communicator = ApplicationCommunicator(
            application,
            {
                "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "headers": headers,
                "path": f"{room.get_absolute_url()}events/", "query_string": query.encode(),
                "client": ["127.0.0.1", 50_000], **scope,
            },
        )  # fmt: skip
        self.text = ""
        self.messages: deque[dict[str, Any]] = deque()
        self.comments: list[str] = []
        self.retries: list[str] = []
        self.open = False
        self.status = 0
        self.headers: dict[str, str] = {}

    async def start(self) -> int:
        """Ask, and return the status of the answer."""
        await self.communicator.send_input({"type": "http.request", "body": b""})
        begun = await self.communicator.receive_output(PATIENCE)
        self.headers = {name.decode(): value.decode() for name, value in begun["headers"]}
        self.status, self.open = begun["status"], True
        return self.status

    async def next(self, event: str) -> dict[str, Any]:
        """The first message of this kind that has not been taken: `{id, event, data}`."""
        while True:
            for message in self.messages:
                if message["event"] == event:
                    self.messages.remove(message)
                    return message
            assert await self.read(), f"The stream ended before {event}."

    async def read(self) -> bool:
        """Wait for more; False at the end of the answer."""
        if not self.open:
            return False
        output = await self.communicator.receive_output(PATIENCE)
        self.open = output["more_body"]
        self.text += output["body"].decode()
        *whole, self.text = self.text.split("\n\n")
        for block in whole:
            self._take(block)
        return self.open or bool(whole)

    async def end(self) -> None:
        """Wait until the server ends the answer, and the application with it."""
        while await self.read():
            pass
        await self.communicator.wait(PATIENCE)

    async def leave(self) -> None:
        """Close the tab."""
        await self.communicator.send_input({"type": "http.disconnect"})
        await self.communicator.wait(PATIENCE)
        self.open = False

    def _take(self, block: str) -> None:
        message: dict[str, Any] = {}
        for line in block.split("\n"):
            name, _, value = line.partition(": ")
            match name:
                case "":
                    self.comments.append(value)
                case "retry":
                    self.retries.append(value)
                case "data":
                    message["data"] = json.loads(value)
                case _:
                    message[name] = value
        if "event" in message:
            self.messages.append(message)
