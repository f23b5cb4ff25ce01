"""Chapter 7: of what was said between two ticks, the latest is enough."""

from docs.tutorial.shell._lesson import MARKER
from mapmarkers.messages import CursorMove, MarkerDrag
from project.realtime.live import LiveBuffer, as_json


def main() -> None:
    buffer = LiveBuffer()
    for step in range(5):
        buffer.put(MarkerDrag(id=MARKER, lat=52.0, lng=5.0 - step / 10), "ana", None)
    buffer.put(CursorMove(lat=40.0, lng=10.0), "bo", None)
    print("6 updates came in, these go out:")
    for pending in buffer.take():
        print(as_json(pending).decode())
