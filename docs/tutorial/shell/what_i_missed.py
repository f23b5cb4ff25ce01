"""Chapter 6: "I have everything up to 2" is all that a browser needs to say."""

import json

from docs.tutorial.shell._lesson import move, new_map
from project.realtime import events


def main() -> None:
    room = new_map()
    for lng in (4.9, 4.5, 4.1):
        move(room, lng=lng)
    for seq, event in events.since(room.pk, 2) or []:
        print(seq, json.loads(event)["type"], "to", json.loads(event)["lng"])
    print("after 4:", events.since(room.pk, 4))
    print("after 9, which nobody has seen:", events.since(room.pk, 9))
