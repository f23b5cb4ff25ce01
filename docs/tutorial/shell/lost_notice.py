"""Chapter 7: the layer loses a message, and the reader gets every event all the same."""

from collections.abc import Sequence
from unittest.mock import patch

from docs.tutorial.shell._lesson import move, new_map
from project.realtime import process_channel
from project.realtime.database import in_thread
from tests.tabs import Tab

tell_room = process_channel.tell_room


def tell_room_badly(room_id: int, events: Sequence[tuple[int, bytes]]) -> None:
    """As the real one, but the news of event 3 gets lost."""
    if events[0][0] == 3:
        print("  (the news of event 3 is lost)")
    else:
        tell_room(room_id, events)


async def main() -> None:
    room = await in_thread(new_map)
    bo = Tab(f"/ws/map/{room.slug}/")
    await bo.connect()
    await bo.hello()
    with patch.object(process_channel, "tell_room", tell_room_badly):
        for lng in (4.9, 4.5, 4.1):
            await in_thread(move, room, lng)
    for event in await bo.up_to(4):
        print("Bo gets", event["seq"], event["type"], "to", event["lng"])
    await bo.leave()
