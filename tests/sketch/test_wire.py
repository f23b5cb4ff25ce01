"""What somebody's drawing costs those who look on: frames and bytes, counted as they leave the server."""

import math
from typing import Any
from uuid import uuid4

import pytest

from project.realtime import relay
from project.realtime.frames import Frame
from project.realtime.models import Room
from project.realtime.sockets import Socket
from sketch import strokes
from tests.tabs import Tab
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")

SECONDS = 20  # of drawing, as a hand does it; the test takes as long as it takes
POINTS_PER_SECOND = 60
UPDATE = 0.08  # seconds between two updates of a browser (frontend/static/sketch/stroke_sender.js)
HEAD_EVERY = 1  # seconds
STROKE = 2.5  # seconds
FRAMES = 30  # per second, at most
BYTES = 2000  # per second, at most


def hand(number: int) -> tuple[int, int, int]:
    """The n-th point, in quarters of a pixel, with a stylus' pressure: large letters, some 500 pixels per second."""
    t = number / POINTS_PER_SECOND
    x = 60 * t + 70 * math.sin(4.1 * t) + 20 * math.sin(11 * t)
    y = 90 * math.sin(3.3 * t) + 35 * math.cos(7 * t)
    return round(4 * x), round(4 * y), round(128 + 90 * math.sin(1.7 * t))


async def test_one_who_draws_costs_a_viewer_few_frames_and_bytes(
    board: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben = await visitors.enter(board, "Ana", "editor"), await visitors.enter(board, "Ben", "viewer")
    await ben.settle()
    sent: list[Frame] = []
    put = Socket.put

    def counted(socket: Socket, frame: Frame) -> None:
        if socket.person.name == "Ben":
            sent.append(frame)
        put(socket, frame)

    monkeypatch.setattr(Socket, "put", counted)
    monkeypatch.setattr(relay, "TICK", 0)
    count = round(STROKE * POINTS_PER_SECOND)
    for number in range(round(SECONDS / STROKE)):
        points = [hand(number * count + point) for point in range(count)]
        await draw_as_a_browser_does(ana, ben, points)
        await ben.up_to(number + 1)
    per_second = len(sent) / SECONDS, sum(len(frame.wire) for frame in sent) / SECONDS
    assert per_second[0] <= FRAMES
    assert per_second[1] <= BYTES
    assert len([event for event in ben.events if event["type"] == "item.added"]) == SECONDS / STROKE
    assert per_second[0] > 2, "it was seen while it was drawn"


async def draw_as_a_browser_does(tab: Tab, viewer: Tab, points: list[tuple[int, int, int]]) -> None:
    id, batch = str(uuid4()), round(UPDATE * POINTS_PER_SECOND)
    head = {"kind": "pen", "color": "indigo", "size": 4, "step": 0.25, "opacity": 1}
    x0, y0, _ = points[0]
    for at in range(0, len(points), batch):
        x, y, pressure = points[at - 1] if at else (x0, y0, 0)
        chunk = [(px - x, py - y, pp - pressure) for px, py, pp in points[at : at + batch]]
        fields = {"id": id[:8], "at": at, "points": strokes.encode(chunk, 3)}
        if at % round(POINTS_PER_SECOND * HEAD_EVERY) < batch:
            fields |= {"x": x / 4, "y": y / 4, "pressure": pressure, **head}
        await tab.send("stroke.draw", **fields)
        await viewer.live("stroke.draw")  # no two of them in one tick: that would be cheaper
    left, top = min(x for x, _, _ in points), min(y for _, y, _ in points)
    stored = strokes.encode([(x - left, y - top, pressure) for x, y, pressure in points[::4]], 3)
    box: dict[str, Any] = {"x": left / 4, "y": top / 4, "w": 300, "h": 200, "z": 1, "step": 0.25}
    await tab.command("item.add", id=id, kind="pen", color="indigo", points=stored, **box)
