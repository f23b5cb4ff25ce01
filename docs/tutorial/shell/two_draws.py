"""Chapter 9: of two cursors in one tick the later wins; of two pieces of a stroke both stay."""

from project.realtime.live import LiveBuffer, as_json
from sketch import strokes
from sketch.live_messages import CursorMove, StrokeDraw

FIRST = [(0, 0), (4, 1), (8, 3)]
SECOND = [(4, 4), (4, 2)]  # each counted from the point before


def main() -> None:
    buffer = LiveBuffer()
    for x in (10, 20, 30):
        buffer.put(CursorMove(x=x, y=0), "ana", None)
    buffer.put(StrokeDraw(id="1a2b3c4d", at=0, points=strokes.encode(FIRST), x=0, y=0, kind="pen"), "ana", None)
    buffer.put(StrokeDraw(id="1a2b3c4d", at=3, points=strokes.encode(SECOND)), "ana", None)
    for pending in buffer.take():
        print(as_json(pending).decode())
        if isinstance(pending.update, StrokeDraw):
            print("points in it:", strokes.count(pending.update.points))
