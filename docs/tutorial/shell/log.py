"""Chapter 6: three changes, and the log that remembers them."""

from docs.tutorial.shell._lesson import MARKER, move, new_map


def main() -> None:
    room = new_map()
    move(room, lng=4.9)
    receipt = move(room, lng=4.5)
    print(receipt)
    for event in room.events.all():
        print(event.seq, event.type, "to", event.data["lng"], "by", event.actor_name)
    print("the marker is at", room.markers.get(id=MARKER).lng)
