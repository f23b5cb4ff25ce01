"""Echo, as a function: the same without any class, message by message."""

from typing import Any


async def echo(scope: Any, receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        match message["type"]:
            case "websocket.connect":
                await send({"type": "websocket.accept"})
            case "websocket.receive":
                answer = f"You said: {message['text']}"
                await send({"type": "websocket.send", "text": answer})
            case "websocket.disconnect":
                return
