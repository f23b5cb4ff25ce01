"""Chapter 2: what the server tells a consumer, and which method that calls."""

from typing import Any

from channels.consumer import AsyncConsumer
from channels.testing import ApplicationCommunicator


class Talkative(AsyncConsumer):
    async def dispatch(self, message: dict[str, Any]) -> None:
        print(message, "calls", message["type"].replace(".", "_"))
        await super().dispatch(message)

    async def websocket_connect(self, message: dict[str, Any]) -> None:
        await self.send({"type": "websocket.accept"})

    async def websocket_receive(self, message: dict[str, Any]) -> None:
        await self.send({"type": "websocket.send", "text": f"You said: {message['text']}"})

    async def websocket_disconnect(self, message: dict[str, Any]) -> None:
        pass


async def main() -> None:
    browser = ApplicationCommunicator(Talkative.as_asgi(), {"type": "websocket", "path": "/"})
    await browser.send_input({"type": "websocket.connect"})
    print("  answer:", await browser.receive_output())
    await browser.send_input({"type": "websocket.receive", "text": "Hello"})
    print("  answer:", await browser.receive_output())
    await browser.send_input({"type": "websocket.disconnect", "code": 1001})
    await browser.wait()
