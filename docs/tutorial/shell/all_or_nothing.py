"""Chapter 6: when something goes wrong, neither the marker nor the log has changed."""

from docs.tutorial.shell._lesson import ANA, MARKER, new_map
from project.realtime import events


def main() -> None:
    room = new_map()
    try:
        with events.writing(room) as log:
            room.markers.filter(id=MARKER).update(lng=4.9)
            log.append("marker.moved", {"id": str(MARKER), "lng": 4.9}, by=ANA)
            raise RuntimeError("somebody has made a mistake")
    except RuntimeError as accident:
        print(accident)
    print("the marker is at", room.markers.get(id=MARKER).lng)
    print("events:", room.events.count())
