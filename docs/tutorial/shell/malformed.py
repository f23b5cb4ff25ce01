"""Chapter 14: what a room answers to what it should never be sent."""

import json

from channels.testing import WebsocketCommunicator
from django.conf import settings

from docs.tutorial.shell._lesson import new_map
from project.asgi import application
from project.realtime.database import in_thread

FRAMES = [
    "hello?",
    '{"type":"marker.move"}',
    '{"type":"hello","since":null}',
    '{"type":"marker.move","op":"1","id":"no-uuid","lat":52,"lng":5}',
    '{"type":"marker.move","op":"2","id":"00000000-0000-4000-8000-000000000001","lat":91,"lng":5}',
    '{"type":"marker.explode","op":"3"}',
    '{"type":"chat.say","op":"4","text":"Good evening"}',
]


async def main() -> None:
    room = await in_thread(new_map)
    settings.ALLOWED_HOSTS = ["localhost"]
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost")]
    peer = WebsocketCommunicator(application, f"/ws/map/{room.slug}/", headers=headers)
    peer.scope["client"] = ["127.0.0.1", 50000]
    await peer.connect()
    for frame in FRAMES:
        print("→", frame)
        await peer.send_to(text_data=frame)
        answer = {"type": ""}
        while answer["type"] not in {"error", "welcome", "ack"}:
            answer = json.loads(await peer.receive_from(timeout=10))
        print(" ".join(filter(None, ["←", answer["type"], answer.get("code"), answer.get("detail")])))
    await peer.disconnect()
