"""Chapter 9: the same stroke as JSON and as an encoded polyline."""

import json
import math

from sketch import strokes

POINTS = [(round(4 * step), round(30 * math.sin(step / 6))) for step in range(100)]


def main() -> None:
    text = strokes.encode(POINTS)
    for name, size in (("JSON", len(json.dumps(POINTS))), ("polyline", len(text))):
        print(f"{name:8} {size:5} bytes, {size / len(POINTS):.1f} a point")
    print(text[:41], "…")
    print("the same points again:", strokes.decode(text) == POINTS)
