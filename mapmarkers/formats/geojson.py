"""GeoJSON (RFC 7946), with titles and colours as the simplestyle convention has them."""

import json
import re
from collections.abc import Iterator
from typing import Any

from mapmarkers.formats.drafts import Draft
from project.realtime.refusals import Refused

# The first name is the one that is written.
NAMES = {
    "title": ("title", "name"),
    "note": ("description", "note", "desc"),
    "color": ("color", "marker-color"),
    "icon": ("icon", "marker-symbol"),
    "locked": ("locked",),
}
_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}\n]', re.DOTALL)


def read(text: str) -> Iterator[Draft]:
    """Numbered by feature; `lines()` tells where these are."""
    try:
        content = json.loads(text, parse_int=float)  # an int of 5,000 digits would take long, and be refused
    except json.JSONDecodeError as error:
        raise Refused("invalid", f"Line {error.lineno}: this is not JSON ({error.msg}).") from None
    except RecursionError:
        raise Refused("invalid", "This JSON is nested too deeply.") from None
    for number, feature in enumerate(_features(content)):
        yield from _drafts(number, feature)


def _features(content: Any) -> list[Any]:
    features = content.get("features") if isinstance(content, dict) else None
    if isinstance(features, list):
        return features
    if isinstance(content, dict) and isinstance(content.get("type"), str):
        return [content if content["type"] == "Feature" else {"type": "Feature", "geometry": content}]
    raise Refused("invalid", "This JSON is not GeoJSON: it has no `features`.")


def _drafts(number: int, feature: Any) -> Iterator[Draft]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict):
        yield Draft(number, wrong="This has no geometry, so it is nowhere.")
        return
    places = {"Point": [geometry.get("coordinates")], "MultiPoint": geometry.get("coordinates")}
    points = places.get(str(geometry.get("type")))
    if not isinstance(points, list):
        yield Draft(number, wrong=f"This is a {str(geometry.get('type'))[:40]}; only single places are read.")
        return
    properties = feature.get("properties")
    said = _said(properties if isinstance(properties, dict) else {})
    for point in points:
        if isinstance(point, list) and len(point) >= 2:
            yield Draft(number, lat=point[1], lng=point[0], **said)
        else:
            yield Draft(number, wrong="This has no coordinates.")


def _said(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        field: next((properties[name] for name in names if properties.get(name) not in (None, "")), "")
        for field, names in NAMES.items()
    }


def lines(text: str) -> list[int]:
    """On which line each feature begins: JSON's own parser forgets that."""
    found: list[int] = []
    inside: list[str] = []  # the brackets that are open
    line, key, in_features = 1, "", False
    for sign in _SIGN.findall(text):
        if sign == "\n":
            line += 1
        elif sign[0] == '"':
            key = sign
            line += sign.count("\n")
        elif sign in "[{":
            if inside == ["{"] and sign == "[":
                in_features = key == '"features"'
            if in_features and inside == ["{", "["]:
                found.append(line)
            inside.append(sign)
        elif inside:
            inside.pop()
    return found or [1]


def write(title: str, markers: list[dict[str, Any]]) -> str:
    features = ",\n".join(json.dumps(_feature(marker), ensure_ascii=False) for marker in markers)
    name = json.dumps(title, ensure_ascii=False)
    return f'{{"type": "FeatureCollection", "name": {name}, "features": [\n{features}\n]}}\n'


def _feature(marker: dict[str, Any]) -> dict[str, Any]:
    properties = {names[0]: marker[field] for field, names in NAMES.items() if marker[field]}
    if marker["color"].startswith("#"):
        properties["marker-color"] = marker["color"]  # what others understand
    point = {"type": "Point", "coordinates": [marker["lng"], marker["lat"]]}
    return {"type": "Feature", "geometry": point, "properties": properties}
