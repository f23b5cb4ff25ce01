"""Chapter 1: what goes over the two sockets when Ana moves a marker and Bo looks on."""

import json
import textwrap
from typing import Any

from docs.tutorial.shell._lesson import MARKER, new_map
from project.realtime.database import in_thread
from tests.tabs import Frame, Tab

LONG = {"id", "state", "you", "room", "limits", "version", "by", "who", "at"}  # shown as …


async def main() -> None:
    room = await in_thread(new_map)
    ana, bo = Tab(f"/ws/map/{room.slug}/"), Tab(f"/ws/map/{room.slug}/")
    for tab in (ana, bo):
        await tab.connect()
        welcome = await tab.hello()
    show("Bo  →", {"type": "hello", "since": None})
    show("Bo  ←", welcome)

    where: Frame = {"id": str(MARKER), "lat": 52.37, "lng": 4.9}
    print("\nAna drags …")
    await ana.send("marker.drag", **where)
    show("Bo  ←", await bo.next("live"))

    print("\n… and lets go")
    command = {"type": "marker.move", "op": "9f2c-17", **where}
    show("Ana →", command)
    await ana.send(**command)
    show("Ana ←", await ana.next("ack"))
    show("Ana ←", await ana.next("events"))
    show("Bo  ←", await bo.next("events"))
    await ana.leave()
    await bo.leave()


def show(who: str, frame: Frame) -> None:
    text = json.dumps(shorten(frame), ensure_ascii=False)
    print(textwrap.fill(f"{who} {text}", 84, subsequent_indent=" " * 7, break_long_words=False))


def shorten(value: Any) -> Any:
    if isinstance(value, list):
        return [shorten(each) for each in value]
    if isinstance(value, dict):
        return {key: "…" if key in LONG else shorten(each) for key, each in value.items()}
    return value
