"""The part of the map that somebody asks for: `?bbox=west,south,east,north`, as in GeoJSON (RFC 7946, section 5)."""

from typing import Any

from django.db.models import Q
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from project.realtime.refusals import Refused


class BoundingBox(BaseFilterBackend):
    """West may be greater than east: then the box reaches over the 180th meridian."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        text = request.query_params.get("bbox")
        if text is None:
            return queryset
        west, south, east, north = read(text)
        within = Q(lng__gte=west) & Q(lng__lte=east) if west <= east else Q(lng__gte=west) | Q(lng__lte=east)
        return queryset.filter(within, lat__gte=south, lat__lte=north)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        degrees = {"type": "number", "minimum": -180, "maximum": 180}
        return [
            {
                "name": "bbox",
                "in": "query",
                "schema": {"type": "array", "items": degrees, "minItems": 4, "maxItems": 4},
                "style": "form",
                "explode": False,
                "description": "west,south,east,north in degrees; over the 180th meridian west is greater than east.",
            }
        ]


def read(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(number) for number in text.split(","))
    except ValueError:
        raise Refused("invalid", "`bbox` has four numbers: west,south,east,north.") from None
    if not all(-180 <= number <= 180 for number in (west, south, east, north)):
        raise Refused("invalid", "`bbox` is given in degrees, -180 to 180.")
    return west, south, east, north
