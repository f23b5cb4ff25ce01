"""GPX 1.1: waypoints become markers. What GPX has no words for is in an extension of ours."""

from collections.abc import Iterator
from typing import Any

from mapmarkers.formats.drafts import Draft
from mapmarkers.formats.numbers import decimal
from mapmarkers.formats.xml_tree import Element, attribute, element

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Roomful"'
    ' xmlns="http://www.topografix.com/GPX/1/1" xmlns:roomful="urn:roomful:marker">\n'
)
WAYS = {"trk": "track", "rte": "route"}
OURS = ("color", "icon", "locked")


def read(root: Element) -> Iterator[Draft]:
    for child in root.children:
        if child.name == "wpt":
            yield _draft(child)
        elif child.name in WAYS:
            yield Draft(child.line, wrong=f"This is a {WAYS[child.name]}; only single places are read.")


def _draft(point: Element) -> Draft:
    ours = next(point.all("marker"), None)
    said = ours.attributes if ours else {"icon": point.said("sym")}
    return Draft(
        point.line,
        lat=point.attributes.get("lat"),
        lng=point.attributes.get("lon"),
        title=point.said("name"),
        note=point.said("desc", "cmt"),
        **{field: said.get(field, "") for field in OURS},
    )


def write(title: str, markers: list[dict[str, Any]]) -> str:
    points = "".join(map(_point, markers))
    return f"{HEAD}<metadata>{element('name', title)}</metadata>\n{points}</gpx>\n"


def _point(marker: dict[str, Any]) -> str:
    given = {"color": marker["color"], "icon": marker["icon"], "locked": "true" * marker["locked"]}
    ours = "".join(f" {name}={attribute(value)}" for name, value in given.items() if value)
    parts = [
        f'<wpt lat="{decimal(marker["lat"])}" lon="{decimal(marker["lng"])}">',
        element("name", marker["title"]),
        element("desc", marker["note"]),
        element("sym", marker["icon"]),
        f"<extensions><roomful:marker{ours}/></extensions>" if ours else "",
        "</wpt>\n",
    ]
    return "".join(parts)
