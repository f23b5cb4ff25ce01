"""KML 2.2: placemarks with points become markers. What KML has no words for is in its ExtendedData."""

import html
import re
from collections.abc import Iterator
from typing import Any

from mapmarkers.formats.drafts import Draft
from mapmarkers.formats.numbers import decimal
from mapmarkers.formats.xml_tree import Element, attribute, element

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>'
WAYS = ("LineString", "LinearRing", "Polygon", "Model", "Track", "MultiTrack")
OURS = ("color", "icon", "locked", "note")
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def read(root: Element) -> Iterator[Draft]:
    styles = {style.attributes.get("id", ""): style for style in root.all("Style", "StyleMap")}
    for placemark in root.all("Placemark"):
        said = _said(placemark, styles)
        points = [*placemark.all("Point")]
        for point in points:
            lng, _, rest = point.said("coordinates").partition(",")
            yield Draft(placemark.line, lat=rest.partition(",")[0], lng=lng, **said)
        way = next(placemark.all(*WAYS), None)
        if way or not points:
            what = f"This is a {way.name}; only single places are read." if way else "This has no point."
            yield Draft((way or placemark).line, wrong=what)


def _said(placemark: Element, styles: dict[str, Element]) -> dict[str, str]:
    ours = {data.attributes.get("name", ""): data.said("value") for data in placemark.all("Data")}
    said = {field: ours.get(field, "") for field in OURS}
    said["title"] = placemark.said("name")
    said["note"] = said["note"] or _plain(placemark.said("description"))
    said["color"] = said["color"] or _style_color(placemark, styles)
    return said


def _plain(description: str) -> str:
    """KML's descriptions are HTML."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", description)))


def _style_color(placemark: Element, styles: dict[str, Element]) -> str:
    """The colour of its own style, or of the one that it refers to, perhaps by way of a StyleMap."""
    style = next(placemark.all("Style"), None) or styles.get(placemark.said("styleUrl").lstrip("#"))
    if style and style.name == "StyleMap":
        pair = next(style.all("Pair"), None)
        style = styles.get(pair.said("styleUrl").lstrip("#")) if pair else None
    icon = next(style.all("IconStyle"), None) if style else None
    color = icon.said("color").lower() if icon else ""
    if not re.fullmatch(r"[0-9a-f]{8}", color) or color[2:] == "ffffff":  # white: the icon as it is
        return ""
    return f"#{color[6:8]}{color[4:6]}{color[2:4]}"  # from aabbggrr


def write(title: str, markers: list[dict[str, Any]]) -> str:
    return f"{HEAD}{element('name', title)}\n{''.join(map(_placemark, markers))}</Document>\n</kml>\n"


def _placemark(marker: dict[str, Any]) -> str:
    note = html.escape(marker["note"], quote=False)
    ours = {"color": marker["color"], "icon": marker["icon"], "locked": "true" * marker["locked"]}
    if note != marker["note"]:
        ours["note"] = marker["note"]
    data = "".join(f"<Data name={attribute(name)}>{element('value', ours[name])}</Data>" for name in ours if ours[name])
    parts = [
        "<Placemark>",
        element("name", marker["title"]),
        element("description", note),
        f"<ExtendedData>{data}</ExtendedData>" if data else "",
        f"<Point><coordinates>{decimal(marker['lng'])},{decimal(marker['lat'])}</coordinates></Point></Placemark>\n",
    ]
    return "".join(parts)
